package org.chatterbloke.voice.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which outputs a cleaning takes: those that are old enough <em>and</em> not among the newest.
 *
 * @param olderThan the least age, or null for any age
 * @param keep how many of the newest files stay in any case, at least 0
 */
public record CleaningPolicy(@Nullable Duration olderThan, int keep) {

  public CleaningPolicy {
    if (keep < 0 || (olderThan != null && olderThan.isNegative())) {
      throw new IllegalArgumentException("no usable policy: " + olderThan + ", " + keep);
    }
  }
}
