package org.chatterbloke.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into segments that an engine can take: one per sentence, and several where a sentence
 * is too long. Long sentences are cut behind clause punctuation if there is some near, else between
 * words, and inside a word only if the word alone is too long. Immutable, thread-safe; linear in
 * the text.
 */
public final class SegmentPlanner {

  /** How much a mark is worth against distance from the ideal place, in parts of the limit. */
  private static final double CLAUSE_BONUS = 0.45;

  private static final double COMMA_BONUS = 0.3;
  private static final double WORD_BONUS = 0;

  /** A first segment may be this much longer than asked for if it ends with punctuation then. */
  private static final double FIRST_STRETCH = 1.5;

  private final Segmentation segmentation;
  private final SentenceSegmenter sentences;

  /** A planner for one way of cutting. */
  public SegmentPlanner(Segmentation segmentation) {
    this.segmentation = segmentation;
    this.sentences = SentenceSegmenter.forLanguage(segmentation.language());
  }

  /**
   * Plans a text.
   *
   * @param text any text; a script block, a paragraph or a whole book
   * @return the segments in order; they cover all that is not blank; empty for a blank text
   */
  public List<Segment> plan(CharSequence text) {
    List<Segment> segments = new ArrayList<>();
    List<TextSpan> spans = sentences.sentences(text);
    for (int i = 0; i < spans.size(); i++) {
      TextSpan sentence = spans.get(i);
      boolean paragraph =
          i + 1 == spans.size() || paragraphBetween(text, sentence.end(), spans.get(i + 1).start());
      cut(text, sentence, paragraph ? PauseKind.PARAGRAPH : PauseKind.SENTENCE, segments);
    }
    return segments;
  }

  private static boolean paragraphBetween(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (SentenceSegmenter.isParagraphBreak(text, i)) {
        return true;
      }
    }
    return false;
  }

  private void cut(CharSequence text, TextSpan sentence, PauseKind last, List<Segment> segments) {
    int start = sentence.start();
    int remaining = SpokenLength.of(text, sentence);
    if (segments.isEmpty() && remaining > segmentation.firstMaximum()) {
      int end = firstBreak(text, start, sentence.end());
      if (end < sentence.end()) {
        remaining -= SpokenLength.of(text, new TextSpan(start, end));
        start = add(text, start, end, sentence.end(), segments);
      }
    }
    while (remaining > segmentation.maximum()) {
      int pieces = (remaining + segmentation.maximum() - 1) / segmentation.maximum();
      int end = breakNear(text, start, sentence.end(), (double) remaining / pieces);
      remaining -= SpokenLength.of(text, new TextSpan(start, end));
      start = add(text, start, end, sentence.end(), segments);
    }
    if (start < sentence.end()) {
      segments.add(new Segment(new TextSpan(start, sentence.end()), last));
    } else if (!segments.isEmpty()) {
      segments.set(segments.size() - 1, new Segment(segments.getLast().span(), last));
    }
  }

  /** Adds a segment that ends inside a sentence; returns where the next one begins. */
  private static int add(CharSequence text, int start, int end, int limit, List<Segment> segments) {
    int last = end;
    while (last > start + 1 && Punctuation.isBlank(text.charAt(last - 1))) {
      last--;
    }
    int next = end;
    while (next < limit && Punctuation.isBlank(text.charAt(next))) {
      next++;
    }
    PauseKind pause = PauseKind.after(text.subSequence(start, last));
    // A full stop in mid sentence belongs to an abbreviation.
    segments.add(
        new Segment(
            new TextSpan(start, last), pause == PauseKind.SENTENCE ? PauseKind.NONE : pause));
    return next;
  }

  /** The end of a short first segment: at the last punctuation in reach, else at a word. */
  private int firstBreak(CharSequence text, int start, int limit) {
    int wanted = segmentation.firstMaximum();
    int reach = (int) Math.min(segmentation.maximum(), wanted * FIRST_STRETCH);
    int length = 0;
    int atWord = -1;
    int atMark = -1;
    for (int i = start; i < limit && length <= reach; i++) {
      if (i > start && isBreak(text, i)) {
        // A mark inside the wanted length is better than one behind it; of those the nearest.
        if (bonus(text, i) > WORD_BONUS
            && length >= wanted / 4
            && (length <= wanted || atMark < 0)) {
          atMark = i;
        }
        if (length <= wanted) {
          atWord = i;
        }
      }
      length += SpokenLength.of(text.charAt(i));
    }
    if (atMark > 0) {
      return atMark;
    }
    return atWord > 0 ? atWord : limit;
  }

  /** The best place to cut within the maximum, near {@code ideal} units behind {@code start}. */
  private int breakNear(CharSequence text, int start, int limit, double ideal) {
    int maximum = segmentation.maximum();
    double bestScore = Double.NEGATIVE_INFINITY;
    int best = -1;
    int length = 0;
    int at = start;
    for (; at < limit; at++) {
      int next = length + SpokenLength.of(text.charAt(at));
      if (at > start && isBreak(text, at)) {
        double score = bonus(text, at) - Math.abs(length - ideal) / maximum;
        if (score > bestScore) {
          bestScore = score;
          best = at;
        }
      }
      if (next > maximum) {
        break;
      }
      length = next;
    }
    return best > 0 ? best : insideWord(text, start, Math.max(at, start + 1), limit);
  }

  /**
   * Where to cut a word that is too long: behind its last sign that is no letter, else at the end.
   */
  private static int insideWord(CharSequence text, int start, int end, int limit) {
    for (int i = end; i > start + (end - start) / 2; i--) {
      char before = text.charAt(i - 1);
      if (!Character.isLetterOrDigit(before)
          && !Character.isSurrogate(before)
          && !Punctuation.isInsideCharacter(text, i)) {
        return i;
      }
    }
    int cut = end;
    while (cut > start + 1 && Punctuation.isInsideCharacter(text, cut)) {
      cut--;
    }
    if (cut == start + 1) {
      cut = end;
      while (cut < limit && Punctuation.isInsideCharacter(text, cut)) {
        cut++;
      }
    }
    return cut;
  }

  /** Whether a segment may begin at {@code at} without parting a word. */
  private static boolean isBreak(CharSequence text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (Punctuation.isBlank(before)) {
      return !Punctuation.isBlank(after);
    }
    if (Punctuation.isBlank(after) || Punctuation.isInsideCharacter(text, at)) {
      return false;
    }
    boolean dash = before == '—' || before == '―';
    boolean wide = before >= '\u3000' && !Character.isLetterOrDigit(before);
    return (dash || wide) && Character.isLetter(after);
  }

  private static double bonus(CharSequence text, int at) {
    int from = at;
    while (from > 0 && Punctuation.isBlank(text.charAt(from - 1))) {
      from--;
    }
    return switch (PauseKind.after(text.subSequence(Math.max(0, from - 3), from))) {
      case CLAUSE -> CLAUSE_BONUS;
      case COMMA -> COMMA_BONUS;
      default -> WORD_BONUS;
    };
  }
}
