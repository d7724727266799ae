package org.chatterbloke.library.api;

/**
 * An entry of the user's pronunciation lexicon.
 *
 * @param key equal for two entries that stand for the same word in the same scope
 * @param written the word or phrase
 * @param reading phonemes between slashes, or a respelling
 * @param language BCP 47 tag
 * @param scope {@code GLOBAL}, {@code VOICE} or {@code SCRIPT}
 * @param owner the voice's or script's id, or ""
 * @param inflections whether regular forms are meant too
 * @param caseSensitive whether capitals must agree
 */
public record StoredLexiconEntry(
    String key,
    String written,
    String reading,
    String language,
    String scope,
    String owner,
    boolean inflections,
    boolean caseSensitive) {}
