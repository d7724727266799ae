package org.chatterbloke.voice.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chatterbloke.audio.AudioCodec;
import org.chatterbloke.audio.AudioFiles;

/** The codecs that are services at this moment, by their ranking. Thread-safe. */
final class CodecList {

  /** The service property of OSGi. */
  private static final String RANKING = "service.ranking";

  private record Ranked(AudioCodec codec, int ranking) {}

  /** The highest ranking first; guarded by itself. */
  private final List<Ranked> codecs = new ArrayList<>();

  /** Adds a codec with its service properties. */
  void add(AudioCodec codec, Map<String, ?> properties) {
    int ranking = properties.get(RANKING) instanceof Integer given ? given : 0;
    synchronized (codecs) {
      codecs.add(new Ranked(codec, ranking));
      codecs.sort(Comparator.comparingInt(Ranked::ranking).reversed());
    }
  }

  void remove(AudioCodec codec) {
    synchronized (codecs) {
      codecs.removeIf(ranked -> ranked.codec() == codec);
    }
  }

  /** Reads and writes files with the codecs of this moment. */
  AudioFiles files() {
    synchronized (codecs) {
      return new AudioFiles(codecs.stream().map(Ranked::codec).toList());
    }
  }
}
