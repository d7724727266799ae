package org.chatterbloke.text.english.internal;

import java.util.Optional;

/** The Englishes that are read. */
public enum Variant {
  /** American. */
  US("en-US", "us", "oov"),
  /** British. */
  GB("en-GB", "gb", "oov_gb");

  private final String tag;
  private final String lexicon;
  private final String network;

  Variant(String tag, String lexicon, String network) {
    this.tag = tag;
    this.lexicon = lexicon;
    this.network = network;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** File of the checked dictionary. */
  String goldFile() {
    return "lexicon_" + lexicon + "_gold.json.gz";
  }

  /** File of the larger, less sure dictionary. */
  String silverFile() {
    return "lexicon_" + lexicon + "_silver.json.gz";
  }

  /** File of the unknown-word network. */
  String networkFile() {
    return network + ".onnx";
  }

  /** File of that network's alphabets. */
  String networkAlphabetFile() {
    return network + ".json";
  }

  /** The variant with a tag; letter case does not matter. */
  static Optional<Variant> of(String tag) {
    for (Variant variant : values()) {
      if (variant.tag.equalsIgnoreCase(tag)) {
        return Optional.of(variant);
      }
    }
    return Optional.empty();
  }
}
