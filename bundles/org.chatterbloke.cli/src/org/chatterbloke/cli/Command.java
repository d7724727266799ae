package org.chatterbloke.cli;

import java.util.concurrent.Callable;

/**
 * A command of the command line. The service is a class annotated with picocli's {@code @Command};
 * its component declares {@value #NAME} and {@value #SUMMARY}, so that help lists it without making
 * it, and only the command that was asked for is made. {@link #call()} returns the exit code or
 * throws a {@link org.chatterbloke.base.ChatterBlokeException} whose sentence is printed.
 */
public interface Command extends Callable<Integer> {

  /** Service property: the command's name. */
  String NAME = "command.name";

  /** Service property: one line for the overview. */
  String SUMMARY = "command.summary";

  /** Service property: position in the overview, an integer; lower comes first. */
  String ORDER = "command.order:Integer";
}
