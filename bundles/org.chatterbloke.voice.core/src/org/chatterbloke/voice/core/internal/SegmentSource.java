package org.chatterbloke.voice.core.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.script.Block;
import org.chatterbloke.script.Passage;
import org.chatterbloke.script.Script;
import org.chatterbloke.text.PauseKind;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.Segment;
import org.chatterbloke.text.SpokenLength;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.SpokenTextSplitter;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextSpan;
import org.chatterbloke.voice.api.EngineInput;
import org.jspecify.annotations.Nullable;

/**
 * Makes the segments of a script one passage at a time, so that a book is never in memory as spoken
 * text. For one thread.
 */
final class SegmentSource {

  private final Iterator<Passage> passages;
  private final Speakers speakers;
  private final Pauses pauses;
  private final Deque<PlannedSegment> ready = new ArrayDeque<>();

  /** Headings that no segment has taken yet. */
  private final List<Block> headings = new ArrayList<>();

  private @Nullable Block lastHeading;

  /** The passage before with something to say; null at the beginning. */
  private @Nullable Passage before;

  /** How the text before ends. */
  private PauseKind ending = PauseKind.NONE;

  /** Seconds that cues ask for before the next segment; NaN if there was no cue. */
  private double asked = Double.NaN;

  private boolean sceneBreak;

  SegmentSource(Script script, Speakers speakers, Pauses pauses) {
    this.passages = script.passages().iterator();
    this.speakers = speakers;
    this.pauses = pauses;
  }

  /** The next segment; null at the end. */
  @Nullable PlannedSegment next() throws ChatterBlokeException {
    while (ready.isEmpty() && passages.hasNext()) {
      plan(passages.next());
    }
    return ready.poll();
  }

  /** Silence that the script asks for after the last segment, in seconds. */
  double pauseAtEnd() {
    return Double.isNaN(asked) ? 0 : asked;
  }

  private void plan(Passage passage) throws ChatterBlokeException {
    if (passage.hasPauseBefore()) {
      asked = (Double.isNaN(asked) ? 0 : asked) + passage.pauseBefore();
    }
    sceneBreak |= passage.sceneBreakBefore();
    String text = passage.text().text();
    if (text.isBlank()) {
      return;
    }
    Block block = passage.block();
    if (block != lastHeading && block.beginsChapter()) {
      headings.add(block);
      lastHeading = block;
    }
    int offset = passage.text().source(new TextSpan(0, text.length())).start();
    Speaker speaker = speakers.named(passage.voice(), offset);
    for (Segment segment : cuts(text, speaker)) {
      SpokenText spoken = read(passage, segment.span(), speaker);
      for (SpokenText part : fitting(spoken, speaker)) {
        if (!part.isSilent()) {
          add(passage, segment.span(), speaker, part, part == spoken);
          ending = PauseKind.after(spokenEnd(part));
        }
      }
      if (!spoken.isSilent()) {
        ending = segment.pauseAfter();
      }
    }
  }

  /** The segments of a passage; the one that begins the narration is short. */
  private List<Segment> cuts(String text, Speaker speaker) {
    List<Segment> segments = speaker.planner().plan(text);
    boolean longBeginning =
        before == null
            && !segments.isEmpty()
            && SpokenLength.of(text, segments.getFirst().span()) > Speakers.LONG_FIRST_SEGMENT;
    return longBeginning ? speaker.firstPlanner().plan(text) : segments;
  }

  private static SpokenText read(Passage passage, TextSpan span, Speaker speaker)
      throws TextException {
    String text = span.in(passage.text().text());
    List<GivenReading> readings = speaker.lexicon().readings(text, readings(passage, span));
    return speaker.frontEnd().read(new ReadingRequest(text, speaker.language(), readings));
  }

  /** The readings that the script gives in a part of a passage, as spans of that part. */
  static List<GivenReading> readings(Passage passage, TextSpan span) {
    List<GivenReading> readings = new ArrayList<>();
    for (GivenReading reading : passage.readings()) {
      if (reading.span().start() >= span.start() && reading.span().end() <= span.end()) {
        TextSpan inSegment =
            new TextSpan(
                reading.span().start() - span.start(), reading.span().end() - span.start());
        readings.add(new GivenReading(inSegment, reading.phonemes()));
      }
    }
    return readings;
  }

  /** The text in parts that the engine can take. */
  private static List<SpokenText> fitting(SpokenText spoken, Speaker speaker) {
    int maximum = speaker.engine().maximumInput();
    EngineInput kind = speaker.engine().input();
    List<SpokenText> parts = List.of(spoken);
    int limit = maximum;
    while (limit > 1
        && parts.stream().anyMatch(p -> EngineInputText.of(p, kind).text().length() > maximum)) {
      parts = SpokenTextSplitter.split(spoken, limit);
      // An engine that reads letters may get more of them than there are phonemes.
      limit = limit * 2 / 3;
    }
    return parts;
  }

  private static String spokenEnd(SpokenText part) {
    SpokenToken last = part.tokens().getLast();
    return last.isWord() ? "" : last.spoken();
  }

  private void add(
      Passage passage, TextSpan segment, Speaker speaker, SpokenText part, boolean whole) {
    TextSpan span = segment;
    if (!whole) {
      int start = part.tokens().getFirst().span().start();
      int end = part.tokens().stream().mapToInt(t -> t.span().end()).max().orElse(start);
      span = new TextSpan(start, Math.max(start, end)).shifted(segment.start());
    }
    ready.add(
        new PlannedSegment(
            List.copyOf(headings),
            passage.chapter(),
            passage.text(),
            segment.start(),
            span,
            speaker,
            part,
            EngineInputText.of(part, speaker.engine().input()),
            pauseBefore(passage)));
    headings.clear();
    before = passage;
    asked = Double.NaN;
    sceneBreak = false;
  }

  private double pauseBefore(Passage passage) {
    if (!Double.isNaN(asked)) {
      return asked;
    }
    Passage last = before;
    if (last == null) {
      return 0;
    }
    if (last == passage) {
      return pauses.inside(ending);
    }
    return last.block() == passage.block()
        ? pauses.atVoiceChange(PauseKind.after(last.text().text()))
        : pauses.between(last.block().kind(), passage.block().kind(), sceneBreak);
  }
}
