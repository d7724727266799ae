package org.chatterbloke.bench;

import java.util.List;

/** One benchmark of {@code ./chatterbloke bench NAME}. */
public interface Benchmark {

  /** The name on the command line: lower case, without spaces. */
  String name();

  /** One line: what is measured, and its options. */
  String summary();

  /**
   * Measures. Progress goes to the standard error; the report is printed by the caller.
   *
   * @param arguments what stood after the name
   * @throws UsageException if the arguments are wrong, or something that must be there is missing
   * @throws Exception if what is measured fails
   */
  Report run(List<String> arguments) throws Exception;
}
