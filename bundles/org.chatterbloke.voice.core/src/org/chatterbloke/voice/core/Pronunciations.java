package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.script.Script;
import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.LexiconEntry;
import org.chatterbloke.text.PhonemeOrigin;
import org.chatterbloke.voice.api.VoiceProfile;

/**
 * Service: the user's pronunciation lexicon, which every narration follows. A changed entry changes
 * the engine input of the sentences that it occurs in, so that only their takes are made again.
 * Thread-safe, and safe between processes.
 */
public interface Pronunciations {

  /**
   * A word of a script that no dictionary has.
   *
   * @param word as it is written, without a possessive ending
   * @param count how often it occurs, inflected by 's or not
   * @param phonemes what would be said
   * @param origin {@code NETWORK}, {@code SPELLED} or {@code GUESS}
   */
  record Suggestion(String word, int count, String phonemes, PhonemeOrigin origin) {}

  /** All entries: by written form, then from wide to narrow scope. */
  List<LexiconEntry> entries() throws ChatterBlokeException;

  /**
   * Checks an entry against its languages' front ends.
   *
   * @return for each installed language that the entry is for, its phonemes; never empty
   * @throws ChatterBlokeException of kind BAD_INPUT that names the word and what is wrong: an
   *     unknown sign in phonemes, a respelling that gives no sound; NOT_FOUND if nothing installed
   *     reads its language
   */
  Map<String, String> phonemes(LexiconEntry entry) throws ChatterBlokeException;

  /**
   * Adds entries that {@link #phonemes} has checked; each replaces an older one for the same
   * written form, language, scope and regard to case. All or none.
   */
  void put(List<LexiconEntry> entries) throws ChatterBlokeException;

  /** Removes an entry; false if it was not there. */
  boolean remove(LexiconEntry entry) throws ChatterBlokeException;

  /** The language of an entry whose user names none: what all front ends have in common. */
  String standardLanguage() throws ChatterBlokeException;

  /**
   * The entries that hold for a voice in a script.
   *
   * @param reading the front end and language of the voice
   */
  Lexicon lexicon(FrontEndRegistry.Choice reading, VoiceProfile voice, Script script)
      throws ChatterBlokeException;

  /** The phonemes of all of a script as a voice would say them; for a word or a sentence. */
  String read(Script script, VoiceProfile voice) throws ChatterBlokeException;

  /**
   * The words of a script whose phonemes come from the network, spelling or guesses, most frequent
   * first; words with a given reading and words of the lexicon are not among them.
   *
   * @param voice whose language and entries hold for all of the script
   */
  List<Suggestion> suggestions(Script script, VoiceProfile voice) throws ChatterBlokeException;

  /** The id of a script for {@link LexiconEntry.Scope#SCRIPT}: its real path. */
  static String scriptId(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (java.io.IOException e) {
      return file.toAbsolutePath().normalize().toString();
    }
  }
}
