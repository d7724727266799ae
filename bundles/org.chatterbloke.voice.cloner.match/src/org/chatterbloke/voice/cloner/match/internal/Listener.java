package org.chatterbloke.voice.cloner.match.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceActivity;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.chatterbloke.voice.analysis.VoicePitch;
import org.chatterbloke.voice.api.ReferenceRecording;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Measures recordings and stock voices in the same way. Thread-safe if the encoder is. */
final class Listener {

  /** Of a long recording only the beginning is used. */
  private static final int LONGEST_SECONDS = 180;

  private final SpeakerEncoder encoder;

  Listener(SpeakerEncoder encoder) {
    this.encoder = encoder;
  }

  /** Measures the speaker of some recordings. */
  Speaker speaker(List<ReferenceRecording> recordings, IProgressMonitor monitor)
      throws VoiceAnalysisException {
    SubMonitor progress = SubMonitor.convert(monitor, 3 * recordings.size());
    List<float[]> plain = new ArrayList<>();
    List<float[]> neutral = new ArrayList<>();
    List<float[]> speeches = new ArrayList<>();
    List<VoicePitch> pitches = new ArrayList<>();
    int rate = Integer.MAX_VALUE;
    for (ReferenceRecording recording : recordings) {
      AudioClip clip = beginning(recording.audio());
      float[] speech = speech(clip);
      SpeechSpectrum own = SpeechSpectrum.of(speech, clip.sampleRate());
      pitches.add(VoicePitch.of(clip));
      progress.split(1);
      plain.add(encoder.embed(clip, progress.split(1)));
      neutral.add(encoder.embed(NeutralSpectrum.of(clip, own), progress.split(1)));
      speeches.add(speech);
      rate = Math.min(rate, clip.sampleRate());
    }
    VoicePitch pitch = VoicePitch.joined(pitches);
    return new Speaker(
        plain,
        neutral,
        SpeechSpectrum.of(Clips.joinedSamples(speeches), rate),
        pitch.medianHz(),
        pitch.voicedShare());
  }

  /**
   * Measures a stock voice by the sentences that it says.
   *
   * @param brief how many of them, from the first, are heard in a trial
   */
  VoicePrint print(String voice, List<AudioClip> sentences, int brief, IProgressMonitor monitor)
      throws VoiceAnalysisException {
    SubMonitor progress = SubMonitor.convert(monitor, 3);
    AudioClip whole = Clips.joined(sentences);
    SpeechSpectrum own = SpeechSpectrum.of(speech(whole), whole.sampleRate());
    List<AudioClip> neutral =
        sentences.stream().map(sentence -> NeutralSpectrum.of(sentence, own)).toList();
    VoicePitch pitch = VoicePitch.of(whole);
    return new VoicePrint(
        voice,
        pitch.medianHz(),
        pitch.voicedShare(),
        meanVector(sentences, progress.split(1)),
        meanVector(neutral, progress.split(1)),
        meanVector(neutral.subList(0, brief), progress.split(1)));
  }

  /** The mean of the speaker vectors of some clips, not normalised. */
  float[] meanVector(List<AudioClip> clips, IProgressMonitor monitor)
      throws VoiceAnalysisException {
    float[] mean = new float[encoder.dimensions()];
    for (AudioClip clip : clips) {
      float[] vector = encoder.embed(clip, monitor);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / clips.size();
      }
    }
    return mean;
  }

  /** The speech of a clip at 16 kHz, pauses left out. */
  static float[] speech(AudioClip clip) {
    float[] samples = VoiceActivity.samples(clip);
    return VoiceActivity.of(samples).keep(samples);
  }

  private static AudioClip beginning(AudioClip clip) {
    long longest = (long) LONGEST_SECONDS * clip.sampleRate();
    return clip.frames() <= longest ? clip : clip.slice(0, (int) longest);
  }
}
