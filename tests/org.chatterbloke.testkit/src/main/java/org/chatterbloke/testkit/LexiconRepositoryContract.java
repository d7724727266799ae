package org.chatterbloke.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.library.api.LexiconRepository;
import org.chatterbloke.library.api.LibraryException;
import org.chatterbloke.library.api.StoredLexiconEntry;
import org.junit.jupiter.api.Test;

/** What every store of the lexicon must do, on an empty library. */
public abstract class LexiconRepositoryContract {

  /** The lexicon under test. */
  protected abstract LexiconRepository lexicon();

  /** The same lexicon as another process would open it. */
  protected abstract LexiconRepository lexiconOfAnotherProcess();

  /** An entry. */
  protected static StoredLexiconEntry entry(String key, String reading) {
    return new StoredLexiconEntry(key, "Wört 声", reading, "en-GB", "VOICE", "id", true, false);
  }

  @Test
  void anEmptyLexiconHasNothing() throws LibraryException {
    assertEquals(List.of(), lexicon().all());
    assertFalse(lexicon().remove("none"));
  }

  @Test
  void entriesComeBackAsTheyWereInTheOrderOfTheirKeys() throws LibraryException {
    StoredLexiconEntry b = entry("b\nGLOBAL\n", "/ˈɑ/");
    StoredLexiconEntry a =
        new StoredLexiconEntry("a", "US", "you ess", "en", "GLOBAL", "", false, true);
    lexicon().put(List.of(b, a));
    assertEquals(List.of(a, b), lexicon().all());
    assertEquals(List.of(a, b), lexiconOfAnotherProcess().all());
  }

  @Test
  void anEntryWithTheSameKeyReplacesTheOlderOne() throws LibraryException {
    lexicon().put(List.of(entry("a", "one"), entry("b", "two")));
    lexicon().put(List.of(entry("a", "three"), entry("c", "four"), entry("c", "five")));
    assertEquals(
        List.of("three", "two", "five"),
        lexicon().all().stream().map(StoredLexiconEntry::reading).toList());
  }

  @Test
  void aRemovedEntryIsGoneForEverybody() throws LibraryException {
    lexicon().put(List.of(entry("a", "one")));
    assertTrue(lexiconOfAnotherProcess().remove("a"));
    assertFalse(lexicon().remove("a"));
    assertEquals(List.of(), lexicon().all());
  }

  @Test
  void manyEntriesAreStoredAtOnce() throws LibraryException {
    List<StoredLexiconEntry> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(entry("k%04d".formatted(i), "reading " + i));
    }
    lexicon().put(many);
    assertEquals(many, lexicon().all());
  }
}
