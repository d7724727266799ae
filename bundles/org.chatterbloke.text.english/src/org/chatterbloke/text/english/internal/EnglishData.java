package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.english.internal.normaliser.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * What both variants share, loaded at first need. The tagger, the largest part, is read on a second
 * thread while the caller reads a dictionary.
 */
final class EnglishData {

  private final CompletableFuture<Tagger> tagger;
  private final Function<String, Path> files;
  private @Nullable Tokeniser tokeniser;
  private @Nullable PhonemeAlphabet alphabet;

  /** Starts loading; {@code files} gives the path of a data file by its name. */
  EnglishData(Function<String, Path> files) {
    this.files = files;
    Path file = files.apply("tagger.json.gz");
    this.tagger =
        CompletableFuture.supplyAsync(() -> {
          try {
            return Tagger.load(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A reader for a variant. */
  synchronized EnglishReader reader(Variant variant) throws TextException {
    String name = variant.goldFile();
    try {
      PronouncingDictionary dictionary =
          new PronouncingDictionary(files.apply(name), files.apply(variant.silverFile()));
      name = "tokenizer_exceptions.json";
      Tokeniser words = tokeniser;
      if (words == null) {
        words = Tokeniser.load(files.apply(name));
        tokeniser = words;
      }
      name = "vocab.json";
      PhonemeAlphabet phonemes = alphabet;
      if (phonemes == null) {
        phonemes = PhonemeAlphabet.load(files.apply(name));
        alphabet = phonemes;
      }
      WordReader reader = new WordReader(dictionary, variant);
      Normaliser normaliser = new Normaliser(variant, reader::isListed);
      UnknownWords unknown =
          new UnknownWords(
              files.apply(variant.networkFile()),
              files.apply(variant.networkAlphabetFile()),
              variant.tag());
      name = "tagger.json.gz";
      return new EnglishReader(
          variant, normaliser, words, tagger.join(), reader, unknown, phonemes);
    } catch (IOException | RuntimeException e) {
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw damaged(name, cause);
    }
  }

  /** The signs of phonemes; read alone if no variant has been. */
  synchronized PhonemeAlphabet alphabet() throws TextException {
    PhonemeAlphabet phonemes = alphabet;
    if (phonemes == null) {
      try {
        phonemes = PhonemeAlphabet.load(files.apply("vocab.json"));
      } catch (IOException | RuntimeException e) {
        throw damaged("vocab.json", e);
      }
      alphabet = phonemes;
    }
    return phonemes;
  }

  static TextException damaged(String file, Throwable cause) {
    return new TextException(
        FailureKind.STORAGE,
        "The file " + file + " of the English text model is damaged or cannot be read.",
        "Run \u201cchatterbloke models verify\u201d to find and replace damaged files.",
        cause);
  }
}
