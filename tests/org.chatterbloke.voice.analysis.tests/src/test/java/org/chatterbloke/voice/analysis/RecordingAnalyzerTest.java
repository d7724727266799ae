package org.chatterbloke.voice.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.testkit.SyntheticSpeech;
import org.junit.jupiter.api.Test;

class RecordingAnalyzerTest {

  private final RecordingAnalyzer analyzer = new RecordingAnalyzer();

  private static AudioClip speech(double seconds) {
    return SyntheticSpeech.of(24_000, seconds, 120, 1, 1);
  }

  private static AudioClip changed(AudioClip clip, double gain, double noise, double limit) {
    Random random = new Random(5);
    float[] samples = clip.channel(0);
    for (int i = 0; i < samples.length; i++) {
      double sample = gain * samples[i] + noise * random.nextGaussian();
      samples[i] = (float) Math.clamp(sample, -limit, limit);
    }
    return AudioClip.wrap(clip.sampleRate(), samples);
  }

  @Test
  void cleanSpeechHasNoFindings() {
    RecordingReport report = analyzer.analyze(changed(speech(15), 1, 1e-4, 1));
    assertEquals(List.of(), report.findings());
    assertTrue(report.isUsable());
    assertEquals(15, report.seconds(), 1e-6);
    assertTrue(report.speechSeconds() > 10, report.toString());
    assertEquals(-80, report.noiseFloor(), 3);
    assertEquals(0.5, report.peak(), 0.01);
  }

  @Test
  void silenceIsRefused() {
    for (AudioClip clip :
        List.of(AudioClip.silence(16_000, 80_000), AudioClip.silence(16_000, 0))) {
      RecordingReport report = analyzer.analyze(clip);
      assertTrue(report.has(Finding.Code.SILENT));
      assertFalse(report.isUsable());
      assertEquals(RecordingAnalyzer.SILENCE_DB, report.speechLevel());
    }
  }

  @Test
  void noiseAloneIsRefusedForWantOfSpeech() {
    AudioClip noise = changed(AudioClip.silence(16_000, 160_000), 1, 0.1, 1);
    assertTrue(analyzer.analyze(noise).has(Finding.Code.NO_SPEECH));
  }

  @Test
  void lessThanThreeSecondsAreTooShort() {
    Finding finding = analyzer.analyze(speech(2)).obstacle().orElseThrow();
    assertEquals(Finding.Code.TOO_SHORT, finding.code());
    assertTrue(finding.sentence().contains("seconds of speech"), finding.sentence());
    assertTrue(finding.remedy().contains("3 seconds"), finding.remedy());
  }

  @Test
  void someSecondsAreUsableWithANote() {
    RecordingReport report = analyzer.analyze(speech(6));
    assertTrue(report.isUsable());
    assertTrue(report.has(Finding.Code.SHORT));
  }

  @Test
  void hardClippingIsRefusedWhateverTheLevelAfterwards() {
    AudioClip clipped = changed(speech(12), 8, 0, 1);
    for (AudioClip clip : List.of(clipped, changed(clipped, 0.3, 0, 1))) {
      Finding finding = analyzer.analyze(clip).obstacle().orElseThrow();
      assertEquals(Finding.Code.CLIPPED, finding.code());
      assertTrue(finding.sentence().contains("%"), finding.sentence());
    }
  }

  @Test
  void aFewClippedPeaksAreAWarning() {
    RecordingReport report = analyzer.analyze(changed(speech(12), 2.4, 0, 1));
    assertTrue(report.has(Finding.Code.CLIPPED), report.toString());
    assertTrue(report.isUsable(), report.toString());
  }

  @Test
  void aLowToneAtFullScaleIsNotClipped() {
    float[] tone = new float[96_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.9 * Math.sin(2 * Math.PI * 50 * i / 48_000));
    }
    assertEquals(0, analyzer.analyze(AudioClip.wrap(48_000, tone)).clippedSamples());
  }

  @Test
  void aLoudBackgroundIsNoticed() {
    RecordingReport report = analyzer.analyze(changed(speech(12), 1, 0.02, 1));
    assertTrue(report.has(Finding.Code.NOISY), report.toString());
    assertTrue(report.isUsable());
  }

  @Test
  void leadingAndTrailingSilenceAreMeasured() {
    float[] speech = speech(6).channel(0);
    float[] padded = new float[24_000 * 2 + speech.length + 24_000 * 3];
    System.arraycopy(speech, 0, padded, 48_000, speech.length);
    RecordingReport report = analyzer.analyze(changed(AudioClip.wrap(24_000, padded), 1, 1e-4, 1));
    assertEquals(2, report.leadingSilence(), 0.35);
    assertEquals(3, report.trailingSilence(), 0.35);
  }

  @Test
  void theMostImportantFindingComesFirst() {
    RecordingReport report = analyzer.analyze(changed(speech(2), 1, 0.02, 1));
    assertEquals(Finding.Severity.FATAL, report.findings().getFirst().severity());
  }
}
