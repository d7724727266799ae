package org.chatterbloke.voice.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.codec.ffmpeg.internal.FfmpegCodec;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.voice.analysis.internal.Ge2eSpeakerEncoder;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** The example recordings, which are natural speech of a woman and a man. */
class ExampleRecordingsTest {

  private static final AudioFiles FILES = new AudioFiles(List.of(new FfmpegCodec()));

  private static AudioClip reader(String number) throws Exception {
    return FILES.read(TestModels.root().resolve("examples/voices/reader-" + number + ".flac"));
  }

  @Test
  void twoHalvesOfAReaderAreNearerThanTwoReaders() throws Exception {
    try (Ge2eSpeakerEncoder encoder = new Ge2eSpeakerEncoder(TestModels.store())) {
      float[][] halves = new float[4][];
      int at = 0;
      for (String number : List.of("1998", "2033")) {
        AudioClip clip = reader(number);
        int middle = clip.frames() / 2;
        NullProgressMonitor monitor = new NullProgressMonitor();
        halves[at++] = encoder.embed(clip.slice(0, middle), monitor);
        halves[at++] = encoder.embed(clip.slice(middle, clip.frames()), monitor);
      }
      double same1998 = SpeakerEncoder.similarity(halves[0], halves[1]);
      double same2033 = SpeakerEncoder.similarity(halves[2], halves[3]);
      double different = SpeakerEncoder.similarity(halves[0], halves[2]);
      assertTrue(same1998 > 0.8, "1998: " + same1998);
      assertTrue(same2033 > 0.8, "2033: " + same2033);
      assertTrue(different < encoder.scale().differentMaximum(), "different: " + different);
    }
  }

  @Test
  void theReadersAreUsable() throws Exception {
    for (String number : List.of("1998", "2033")) {
      RecordingReport report = new RecordingAnalyzer().analyze(reader(number));
      assertTrue(report.isUsable(), number + ": " + report.findings());
      assertTrue(report.speechSeconds() > 5, number + ": " + report.speechSeconds() + " s");
      assertEquals(0, report.clippedSamples());
    }
  }

  @Test
  void theirPitchIsFound() throws Exception {
    VoicePitch woman = VoicePitch.of(reader("1998"));
    VoicePitch man = VoicePitch.of(reader("2033"));
    assertEquals(195, woman.medianHz(), 15);
    assertEquals(156, man.medianHz(), 10);
    assertTrue(woman.voicedShare() > 0.4, "share " + woman.voicedShare());
    assertTrue(Double.isNaN(VoicePitch.of(AudioClip.silence(16_000, 16_000)).medianHz()));
  }
}
