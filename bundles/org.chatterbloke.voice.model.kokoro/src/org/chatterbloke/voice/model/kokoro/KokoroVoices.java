package org.chatterbloke.voice.model.kokoro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;

/** The stock voices of the languages that a front end can read: 28 English ones. */
public final class KokoroVoices {

  private static final Map<String, String> NOTES =
      Map.of(
          "af_heart", "The default voice.",
          "af_nicole", "Whispers; made for headphones.");

  private static final List<StockVoice> ALL = all();

  private KokoroVoices() {}

  /** All voices, the default one first. */
  public static List<StockVoice> list() {
    return ALL;
  }

  /** The file of a voice in the model's manifest. */
  public static String file(String voiceId) {
    return "voices/" + voiceId + ".bin";
  }

  private static List<StockVoice> all() {
    List<StockVoice> voices = new ArrayList<>();
    add(voices, "af", "heart alloy aoede bella jessica kore nicole nova river sarah sky");
    add(voices, "am", "adam echo eric fenrir liam michael onyx puck santa");
    add(voices, "bf", "alice emma isabella lily");
    add(voices, "bm", "daniel fable george lewis");
    return List.copyOf(voices);
  }

  private static void add(List<StockVoice> voices, String prefix, String names) {
    String language = prefix.charAt(0) == 'a' ? "en-US" : "en-GB";
    Sex sex = prefix.charAt(1) == 'f' ? Sex.FEMALE : Sex.MALE;
    for (String name : names.split(" ")) {
      String id = prefix + "_" + name;
      String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      voices.add(new StockVoice(id, shown, language, sex, NOTES.getOrDefault(id, "")));
    }
  }
}
