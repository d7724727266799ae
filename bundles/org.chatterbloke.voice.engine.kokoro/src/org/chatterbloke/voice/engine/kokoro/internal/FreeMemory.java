package org.chatterbloke.voice.engine.kokoro.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.management.JMException;
import javax.management.ObjectName;

/** How much memory a program may still take. */
final class FreeMemory {

  private static final Path MEMINFO = Path.of("/proc/meminfo");

  private FreeMemory() {}

  /** Bytes that are free or can be freed at once, by the system's own estimate; −1 if unknown. */
  static long bytes() {
    long limit = container();
    long system = system();
    return limit < 0 ? system : system < 0 ? limit : Math.min(limit, system);
  }

  private static long system() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("linux")) {
      return available(MEMINFO);
    }
    // On macOS the free pages are few by design and say nothing about what could be had.
    return os.startsWith("windows") ? freeByManagement() : -1;
  }

  /** The attribute that the Java platform has for it, read without its vendor's types. */
  static long freeByManagement() {
    try {
      Object free =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "FreeMemorySize");
      return free instanceof Long bytes ? bytes : -1;
    } catch (JMException e) {
      return -1;
    }
  }

  /**
   * The line MemAvailable of a file in the form of /proc/meminfo, in bytes; −1 if there is none.
   */
  static long available(Path meminfo) {
    try {
      for (String line : Files.readAllLines(meminfo)) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Unknown is an answer.
    }
    return -1;
  }

  /** What the limit of a Linux control group (version 2) leaves; −1 without a limit. */
  private static long container() {
    Path group = Path.of("/sys/fs/cgroup");
    try {
      String limit = Files.readString(group.resolve("memory.max")).strip();
      if (limit.equals("max")) {
        return -1;
      }
      long used = Long.parseLong(Files.readString(group.resolve("memory.current")).strip());
      long cache = 0;
      for (String line : Files.readAllLines(group.resolve("memory.stat"))) {
        if (line.startsWith("inactive_file ")) {
          cache = Long.parseLong(line.substring("inactive_file ".length()).strip());
        }
      }
      return Math.max(0, Long.parseLong(limit) - used + cache);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
