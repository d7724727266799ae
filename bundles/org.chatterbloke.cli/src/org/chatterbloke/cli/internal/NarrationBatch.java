package org.chatterbloke.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.UserFacingFailure;
import org.chatterbloke.cli.ExitCode;
import org.chatterbloke.cli.Terminal;

/** What became of the scripts of one run. */
final class NarrationBatch {

  private final Terminal terminal;
  private final int scripts;
  private final List<Map<String, Object>> made = new ArrayList<>();
  private final List<Map<String, Object>> failed = new ArrayList<>();
  private final List<Map<String, Object>> skipped = new ArrayList<>();
  private int exit = ExitCode.OK;

  NarrationBatch(Terminal terminal, int scripts) {
    this.terminal = terminal;
    this.scripts = scripts;
  }

  /** Notes a finished output. */
  void made(Map<String, Object> facts) {
    made.add(facts);
  }

  /** Notes an output that was there already. */
  void skipped(Path script, Path file) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("script", script);
    facts.put("file", file);
    skipped.add(facts);
  }

  /** Prints a failure and notes it; the first one gives the exit code. */
  void failed(Path script, Exception failure) {
    terminal.note(script + ":");
    int code = FailureReport.print(failure, terminal);
    exit = exit == ExitCode.OK ? code : exit;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("script", script);
    facts.put("exit", code);
    facts.put(
        "sentence",
        failure instanceof UserFacingFailure known ? known.sentence() : failure.toString());
    facts.put("remedy", failure instanceof UserFacingFailure known ? known.remedy() : "");
    failed.add(facts);
  }

  /** 0, or the exit code of the first failure. */
  int exit() {
    return exit;
  }

  /** Everything for programs. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("outputs", made);
    facts.put("failed", failed);
    facts.put("skipped", skipped);
    return facts;
  }

  /** Everything for people; nothing for a single script that was made. */
  String summary() {
    if (scripts == 1 && made.size() == 1) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(Counts.of(scripts, "script"))
        .append(": ")
        .append(made.size())
        .append(" done, ")
        .append(failed.size())
        .append(" failed, ")
        .append(skipped.size())
        .append(" skipped (up to date)");
    int missing = scripts - made.size() - failed.size() - skipped.size();
    if (missing > 0) {
      text.append(", ").append(missing).append(" not begun or not finished");
    }
    for (Map<String, Object> failure : failed) {
      text.append("%n  failed: %s: %s".formatted(failure.get("script"), failure.get("sentence")));
    }
    return text.toString();
  }
}
