package org.chatterbloke.bench.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * How a whole process ran.
 *
 * @param exit its exit code
 * @param out what it printed to the standard output
 * @param err what it printed to the standard error
 * @param wallSeconds from start to end
 * @param cpuSeconds user and system time, children included
 * @param peakBytes the largest resident set of one of its processes; −1 where the system does not
 *     tell
 */
record ProductRun(
    int exit, String out, String err, double wallSeconds, double cpuSeconds, long peakBytes) {

  /** Its output, parsed. */
  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}
