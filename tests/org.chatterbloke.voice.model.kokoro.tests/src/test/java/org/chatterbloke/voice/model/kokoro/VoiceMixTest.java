package org.chatterbloke.voice.model.kokoro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.chatterbloke.voice.api.UnknownVoiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceMixTest {

  @Test
  void oneVoiceHasTheWholeShare() throws Exception {
    assertEquals(Map.of("af_heart", 1.0), VoiceMix.parse("af_heart").shares());
    assertEquals(Map.of("af_heart", 1.0), VoiceMix.parse("af_heart*0.2").shares());
  }

  @Test
  void weightsAreDividedByTheirSum() throws Exception {
    assertEquals(
        Map.of("af_heart", 0.75, "bf_emma", 0.25),
        VoiceMix.parse(" af_heart * 3 + bf_emma ").shares());
  }

  @Test
  void orderDoesNotMatterAndRepetitionAdds() throws Exception {
    assertEquals(
        VoiceMix.parse("af_heart*0.6+bf_emma*0.4"), VoiceMix.parse("bf_emma*0.4+af_heart*0.6"));
    assertEquals(VoiceMix.parse("af_sky*2+am_puck"), VoiceMix.parse("af_sky+am_puck+af_sky"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "af_heart+",
        "af_heart*",
        "af_heart*x",
        "af_heart*0",
        "af_heart*-1+bf_emma",
        "af_heart*NaN",
        "af_heart*Infinity",
        "af_heart*1*2",
        "*0.5",
        "0.5*af_heart",
        "nobody",
        "AF_HEART"
      })
  void anythingElseIsRejectedWithARemedy(String text) {
    UnknownVoiceException failure =
        assertThrows(UnknownVoiceException.class, () -> VoiceMix.parse(text));
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
    assertTrue(failure.remedy().contains("af_heart"), failure.remedy());
  }

  @Test
  void moreThanEightVoicesAreTooMany() {
    String nine =
        "af_heart+af_alloy+af_aoede+af_bella+af_jessica+af_kore+af_nicole+af_nova+af_river";
    assertThrows(UnknownVoiceException.class, () -> VoiceMix.parse(nine));
  }
}
