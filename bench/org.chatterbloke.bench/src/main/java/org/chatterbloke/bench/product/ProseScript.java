package org.chatterbloke.bench.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A script of any length in which no sentence occurs twice: openings of novels in the public
 * domain, told again and again, each time by somebody else.
 *
 * @param sentences in order, headings included
 */
record ProseScript(List<Sentence> sentences) {

  private static final List<String> TELLERS =
      List.of(
          "the miller",
          "the doctor",
          "my sister",
          "the captain",
          "the porter",
          "a neighbour",
          "the gardener",
          "the teacher",
          "a traveller",
          "the baker",
          "our cousin",
          "the judge",
          "the painter",
          "a shepherd",
          "the librarian",
          "the blacksmith");

  private static final List<String> TIMES =
      List.of(
          "at dawn",
          "at noon",
          "at dusk",
          "at midnight",
          "in spring",
          "in summer",
          "in autumn",
          "in winter",
          "on Monday",
          "on Tuesday",
          "on Thursday",
          "on Friday",
          "on Sunday",
          "last year",
          "yesterday",
          "this morning");

  private static final int SHORTEST = 8;
  private static final int LONGEST = 20;

  /**
   * A sentence or a heading.
   *
   * @param beginsBlock whether it begins a paragraph, or is a heading
   */
  record Sentence(String text, boolean heading, boolean beginsBlock) {

    int words() {
      return text.split("\\s+").length;
    }
  }

  ProseScript {
    sentences = List.copyOf(sentences);
  }

  /**
   * A script of whole sentences with at least so many words.
   *
   * @throws IllegalArgumentException if fewer than 1, or more than there are ways to tell the prose
   */
  static ProseScript ofWords(int words) throws IOException {
    if (words < 1) {
      throw new IllegalArgumentException("a script needs at least one word");
    }
    List<Sentence> prose = prose();
    List<Sentence> script = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int count = 0;
    for (int telling = 0; telling < TELLERS.size() * TIMES.size(); telling++) {
      String leadIn = leadIn(telling);
      script.add(new Sentence("Telling number " + (telling + 1), true, true));
      count += script.getLast().words();
      for (Sentence original : prose) {
        Sentence sentence = new Sentence(leadIn + original.text(), false, original.beginsBlock());
        if (!seen.add(sentence.text())) {
          throw new IllegalStateException("a sentence occurs twice: " + sentence.text());
        }
        script.add(sentence);
        count += sentence.words();
        if (count >= words) {
          return new ProseScript(script);
        }
      }
    }
    throw new IllegalArgumentException("there are only " + count + " words");
  }

  private static String leadIn(int telling) {
    if (telling == 0) {
      return "";
    }
    String teller = TELLERS.get(telling % TELLERS.size());
    String time = TIMES.get(telling / TELLERS.size());
    return "As %s told it %s: ".formatted(teller, time);
  }

  /** The sentences of the resource: one a line, paragraphs between empty lines, remarks after #. */
  private static List<Sentence> prose() throws IOException {
    List<Sentence> prose = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(ProseScript.class.getResourceAsStream("prose.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      boolean begins = true;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          begins = true;
        } else if (!line.startsWith("#")) {
          prose.add(new Sentence(line.strip(), false, begins));
          begins = false;
        }
      }
    }
    return prose;
  }

  /** The number of words, headings included. */
  int words() {
    return sentences.stream().mapToInt(Sentence::words).sum();
  }

  /**
   * The place of a sentence of ordinary length nearest to the middle.
   *
   * @throws IllegalArgumentException if the script is too short to have one
   */
  int middleSentence() {
    int middle = sentences.size() / 2;
    for (int distance = 0; distance < sentences.size(); distance++) {
      for (int place : new int[] {middle - distance, middle + distance}) {
        if (place >= 0 && place < sentences.size()) {
          Sentence sentence = sentences.get(place);
          if (!sentence.heading() && sentence.words() >= SHORTEST && sentence.words() <= LONGEST) {
            return place;
          }
        }
      }
    }
    throw new IllegalArgumentException("the script has no sentence of ordinary length");
  }

  /** This script with another text at one place. */
  ProseScript with(int place, String text) {
    List<Sentence> changed = new ArrayList<>(sentences);
    Sentence old = changed.get(place);
    changed.set(place, new Sentence(text, old.heading(), old.beginsBlock()));
    return new ProseScript(changed);
  }

  /** The script as Markdown. */
  String toMarkdown() {
    StringBuilder text = new StringBuilder();
    boolean afterHeading = true;
    for (Sentence sentence : sentences) {
      if (sentence.beginsBlock() || afterHeading) {
        text.append(text.isEmpty() ? "" : "\n\n");
      } else {
        text.append('\n');
      }
      text.append(sentence.heading() ? "# " : "").append(sentence.text());
      afterHeading = sentence.heading();
    }
    return text.append('\n').toString();
  }
}
