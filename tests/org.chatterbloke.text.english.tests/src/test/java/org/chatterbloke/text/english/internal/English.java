package org.chatterbloke.text.english.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.TextException;

/** The real front end and the tables of cases, shared by the tests of this package. */
final class English {

  private static final EnglishFrontEnd FRONT_END = new EnglishFrontEnd(TestModels.store());

  private English() {}

  static EnglishFrontEnd frontEnd() {
    return FRONT_END;
  }

  static Path file(String name) {
    return TestModels.require(EnglishFrontEnd.MODEL).file(name);
  }

  static SpokenText read(String text, String language) {
    try {
      return FRONT_END.read(ReadingRequest.of(text, language));
    } catch (TextException e) {
      throw new IllegalStateException(e);
    }
  }

  static String us(String text) {
    return read(text, "en-US").phonemes();
  }

  static String gb(String text) {
    return read(text, "en-GB").phonemes();
  }

  /** The lines of a table beside this class, cut at tabs; lines with "#" are left out. */
  static List<String[]> table(String name) {
    try (InputStream in = English.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Stream<String> lines = reader.lines()) {
      return lines.filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
