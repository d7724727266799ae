package org.chatterbloke.testkit;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class in a virtual machine of its own with the class path of this one and the
 * product's options: for tests that need another environment, a process that ends, or libraries
 * that are missing.
 */
public final class ChildJvm {

  private final List<String> classPath = new ArrayList<>(currentClassPath());
  private final List<String> options = new ArrayList<>();
  private final ProcessBuilder builder = new ProcessBuilder();

  /** How a child ended: its exit code and everything that it printed to both streams. */
  public record Result(int exitCode, String output) {}

  /** Leaves out every class path entry whose file name starts like this. */
  public ChildJvm without(String fileNamePrefix) {
    classPath.removeIf(entry -> new File(entry).getName().startsWith(fileNamePrefix));
    return this;
  }

  /** Adds variables to the child's environment. */
  public ChildJvm environment(Map<String, String> variables) {
    builder.environment().putAll(variables);
    return this;
  }

  /** Adds an option of the virtual machine. */
  public ChildJvm option(String option) {
    options.add(option);
    return this;
  }

  /** Starts the main class; both output streams are merged. The caller ends the process. */
  public Process start(Class<?> mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of(System.getProperty("chatterbloke.test.root"), "releng/vm.options"));
    command.add("-Xmx256m");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath));
    command.add(mainClass.getName());
    command.addAll(List.of(arguments));
    return builder.command(command).redirectErrorStream(true).start();
  }

  /**
   * Runs the main class to its end.
   *
   * @throws AssertionError if it has not ended after the given time; it is killed then
   */
  public Result run(int seconds, Class<?> mainClass, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(mainClass, arguments);
    StringBuilder output = new StringBuilder();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .start(() -> process.inputReader().lines().forEach(line -> append(output, line)));
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError(
            mainClass.getSimpleName() + " still ran after " + seconds + " s:\n" + text(output));
      }
      reader.join();
      return new Result(process.exitValue(), text(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void append(StringBuilder output, String line) {
    synchronized (output) {
      output.append(line).append('\n');
    }
  }

  private static String text(StringBuilder output) {
    synchronized (output) {
      return output.toString();
    }
  }

  /**
   * Test launchers either start with the whole class path or load the tests through a class loader.
   */
  private static Set<String> currentClassPath() {
    Set<String> entries = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(new File(entry).getAbsolutePath());
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          addFile(url, entries);
        }
      }
    }
    return entries;
  }

  private static void addFile(URL url, Set<String> entries) {
    try {
      entries.add(Path.of(url.toURI()).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException("not a file on the class path: " + url, e);
    }
  }
}
