package org.chatterbloke.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Reads the largest resident set of the processes below one while it runs. Linux keeps the highest
 * value of each process itself ({@code VmHWM} in proc_pid_status(5)), so that looking now and then
 * loses only what is added in the last moment before the end.
 */
final class PeakMemory {

  private static final int MILLISECONDS = 10;

  private PeakMemory() {}

  /** Waits for the end; the peak in bytes, or −1 if the system does not tell. */
  static long until(Process process) throws InterruptedException {
    long peak = -1;
    while (!process.waitFor(MILLISECONDS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, process.descendants().mapToLong(PeakMemory::of).max().orElse(-1));
    }
    return peak;
  }

  private static long of(ProcessHandle process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      // it has just ended, or this is no Linux
    }
    return -1;
  }
}
