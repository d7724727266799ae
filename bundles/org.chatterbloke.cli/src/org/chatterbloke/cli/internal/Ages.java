package org.chatterbloke.cli.internal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatterbloke.base.FailureKind;

/** Ages as a user writes them. */
final class Ages {

  private static final Pattern AGE = Pattern.compile("([0-9]{1,5}) ?([hdw])");

  private Ages() {}

  /** "12h", "30d" or "8w". */
  static Duration parse(String text) throws UsageFailure {
    Matcher matcher = AGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UsageFailure(
          FailureKind.BAD_INPUT,
          "“" + text + "” is no age.",
          "Write hours, days or weeks: 12h, 30d or 8w.");
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7L * count);
    };
  }
}
