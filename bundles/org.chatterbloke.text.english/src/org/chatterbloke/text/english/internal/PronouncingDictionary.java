package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.chatterbloke.text.english.internal.LexiconTable.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The two dictionaries of one variant: gold, checked by people, and silver, which is asked only
 * where gold has nothing and is loaded then. A lower-case entry also answers for its capitalised
 * form and the other way round, unless that has an entry of its own. Thread-safe.
 */
final class PronouncingDictionary {

  private final LexiconTable gold;
  private final Path silverFile;
  private volatile @Nullable LexiconTable silver;

  PronouncingDictionary(Path goldFile, Path silverFile) throws IOException {
    this.gold = LexiconTable.load(goldFile);
    this.silverFile = silverFile;
  }

  @Nullable Entry gold(String word) {
    String key = key(gold, word);
    return key == null ? null : gold.get(key);
  }

  boolean hasGold(String word) {
    return key(gold, word) != null;
  }

  @Nullable Entry silver(String word) {
    LexiconTable table = silverTable();
    String key = key(table, word);
    return key == null ? null : table.get(key);
  }

  boolean has(String word) {
    return hasGold(word) || key(silverTable(), word) != null;
  }

  private LexiconTable silverTable() {
    LexiconTable table = silver;
    if (table == null) {
      synchronized (this) {
        table = silver;
        if (table == null) {
          try {
            table = LexiconTable.load(silverFile);
          } catch (IOException e) {
            throw new DamagedDataException(silverFile, e);
          }
          silver = table;
        }
      }
    }
    return table;
  }

  private static @Nullable String key(LexiconTable table, String word) {
    if (table.contains(word)) {
      return word;
    }
    if (word.length() < 2) {
      return null;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String capitalised = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    if (word.equals(lower)) {
      return table.contains(capitalised) ? capitalised : null;
    }
    return word.equals(capitalised) && table.contains(lower) ? lower : null;
  }
}
