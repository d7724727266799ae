package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgesTest {

  @Test
  void agesAreHoursDaysOrWeeks() throws UsageFailure {
    assertEquals(Duration.ofDays(30), Ages.parse("30d"));
    assertEquals(Duration.ofDays(14), Ages.parse(" 2w "));
    assertEquals(Duration.ofHours(12), Ages.parse("12 h"));
  }

  @Test
  void anythingElseIsRefused() {
    for (String text : new String[] {"30", "d", "-3d", "1.5d", "3m", "999999d"}) {
      assertThrows(UsageFailure.class, () -> Ages.parse(text), text);
    }
  }
}
