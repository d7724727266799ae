package org.chatterbloke.plugins;

/**
 * A thing that a user installs or removes.
 *
 * @param id short for our own ({@code engine.kokoro}), the feature's full id for others
 * @param name for people
 * @param version as published
 * @param description one sentence, or ""
 * @param essential whether the product cannot do without it
 */
public record Plugin(
    String id, String name, String version, String description, boolean essential) {}
