package org.chatterbloke.voice.core.internal;

import java.util.HashMap;
import java.util.Map;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.script.Position;
import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.SegmentPlanner;
import org.chatterbloke.text.Segmentation;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.VoiceProfile;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.FrontEndRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.Pronunciations;
import org.jspecify.annotations.Nullable;

/** The voices of one narration, found once each. */
final class Speakers {

  /**
   * The longest segment in characters of speech: about 20 s; longer ones cost memory, not quality.
   */
  static final int LONGEST_SEGMENT = 300;

  /** The longest first segment: less than 2 s of speech. */
  static final int FIRST_SEGMENT = 24;

  /** A first segment up to this length is not cut: what would be left over is a stump. */
  static final int LONG_FIRST_SEGMENT = 40;

  private final NarrationRequest request;
  private final EngineRegistry engines;
  private final FrontEndRegistry frontEnds;
  private final @Nullable Pronunciations pronunciations;
  private final Map<String, Speaker> byName = new HashMap<>();

  Speakers(
      NarrationRequest request,
      EngineRegistry engines,
      FrontEndRegistry frontEnds,
      @Nullable Pronunciations pronunciations) {
    this.request = request;
    this.engines = engines;
    this.frontEnds = frontEnds;
    this.pronunciations = pronunciations;
  }

  /** The speaker of the request's own voice. */
  Speaker main() throws ChatterBlokeException {
    Speaker known = byName.get("");
    if (known == null) {
      known = speaker(request.voice());
      byName.put("", known);
    }
    return known;
  }

  /** The speaker that a cue names; {@code offset} is where its text begins, for the message. */
  Speaker named(String name, int offset) throws ChatterBlokeException {
    if (name.isEmpty()) {
      return main();
    }
    Speaker known = byName.get(name);
    if (known == null) {
      try {
        known = speaker(request.cueVoices().find(name));
      } catch (ChatterBlokeException e) {
        Position position = request.script().position(cueBefore(offset));
        throw new NarrationException(
            e.kind(),
            "Line %d, column %d: the voice cue cannot be followed: %s"
                .formatted(position.line(), position.column(), e.sentence()),
            e.remedy(),
            e);
      }
      byName.put(name, known);
    }
    return known;
  }

  /** Where the voice cue begins that holds at an offset. */
  private int cueBefore(int offset) {
    String source = request.script().source();
    int at = Math.min(offset, source.length());
    while (at > 0 && !source.regionMatches(true, at, "[voice", 0, "[voice".length())) {
      at--;
    }
    return at;
  }

  private Speaker speaker(VoiceProfile voice) throws ChatterBlokeException {
    String engineId = voice.voice().engineId();
    EngineDescriptor engine =
        engines
            .descriptor(engineId)
            .orElseThrow(() ->
                new NarrationException(
                    FailureKind.NOT_FOUND,
                    "The voice %s needs the engine %s, which is not installed."
                        .formatted(voice.name(), engineId),
                    "Install the engine or choose another voice.",
                    null));
    FrontEndRegistry.Choice reading = reading(frontEnds, voice);
    Pronunciations user = pronunciations;
    Lexicon lexicon = user == null ? Lexicon.EMPTY : user.lexicon(reading, voice, request.script());
    int maximum = Math.clamp(engine.maximumInput() * 3L / 4, 20, LONGEST_SEGMENT);
    Segmentation cuts = Segmentation.of(reading.language(), maximum);
    return new Speaker(
        voice,
        engine,
        reading.frontEnd(),
        reading.language(),
        lexicon,
        Sound.of(engine, voice, request.settings().parameters()),
        new SegmentPlanner(cuts.withFirst(FIRST_SEGMENT)),
        new SegmentPlanner(cuts));
  }

  /** Who reads the language of a voice. */
  static FrontEndRegistry.Choice reading(FrontEndRegistry frontEnds, VoiceProfile voice)
      throws NarrationException {
    return frontEnds
        .forLanguage(voice.language())
        .orElseThrow(() ->
            new NarrationException(
                FailureKind.NOT_FOUND,
                "The voice %s speaks %s, which cannot be read here."
                    .formatted(voice.name(), voice.language()),
                "Install a front end for this language or choose another voice.",
                null));
  }
}
