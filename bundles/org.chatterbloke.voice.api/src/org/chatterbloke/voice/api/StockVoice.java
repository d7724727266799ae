package org.chatterbloke.voice.api;

/**
 * A voice that comes with an engine.
 *
 * @param id the name used in commands, unique in its engine ({@code af_heart})
 * @param name a name for people ("Heart")
 * @param language BCP 47 tag
 * @param sex what it sounds like
 * @param note one short remark, or ""
 */
public record StockVoice(String id, String name, String language, Sex sex, String note) {}
