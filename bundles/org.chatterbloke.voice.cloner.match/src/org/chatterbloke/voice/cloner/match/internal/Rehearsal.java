package org.chatterbloke.voice.cloner.match.internal;

import java.util.ArrayList;
import java.util.List;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.jspecify.annotations.Nullable;

/** Hears the voices of one request through the narration path, and measures what it hears. */
final class Rehearsal {

  private static final double LARGEST_SEMITONES = 12;

  private final CloneRequest request;
  private final SpeakerEncoder encoder;
  private final Listener listener;

  Rehearsal(CloneRequest request, SpeakerEncoder encoder, Listener listener) {
    this.request = request;
    this.encoder = encoder;
    this.listener = listener;
  }

  /** Measures a voice of which nothing is known. */
  VoicePrint firstHearing(StockVoice voice, IProgressMonitor monitor)
      throws CloningException, VoiceAnalysisException {
    SubMonitor progress = SubMonitor.convert(monitor, 10);
    List<AudioClip> clips =
        speak(voice, ParameterValues.NONE, text().sentences(), progress.split(9));
    return listener.print(voice.id(), clips, clips.size(), progress.split(1));
  }

  /**
   * Hears a voice say a few sentences in the speaker's pitch and colours it, unless {@code
   * equalise} is false. How near a voice seems depends on the sentence; that these are few is made
   * up for by what the print says of more sentences.
   */
  Trial trial(
      StockVoice voice,
      VoicePrint print,
      Speaker speaker,
      boolean equalise,
      IProgressMonitor monitor)
      throws CloningException, VoiceAnalysisException {
    double luck =
        speaker.neutralSimilarity(print.brief()) - speaker.neutralSimilarity(print.neutral());
    double semitones = semitones(speaker, print);
    SubMonitor progress = SubMonitor.convert(monitor, 10);
    List<AudioClip> clips = speak(voice, pitch(semitones), text().sentences(), progress.split(8));
    double pitched = speaker.similarity(listener.meanVector(clips, progress.split(1)));
    if (!equalise) {
      return new Trial(voice, semitones, null, pitched - luck);
    }
    EqualiserCurve curve = Equalising.towards(speaker.spectrum(), clips);
    List<AudioClip> coloured = clips.stream().map(clip -> Equalising.apply(curve, clip)).toList();
    double score = speaker.similarity(listener.meanVector(coloured, progress.split(1)));
    return score > pitched
        ? new Trial(voice, semitones, curve, score - luck)
        : new Trial(voice, semitones, null, pitched - luck);
  }

  /** The similarity of a voice that says the check text. */
  double similarity(
      StockVoice voice,
      double semitones,
      @Nullable EqualiserCurve curve,
      Speaker speaker,
      IProgressMonitor monitor)
      throws CloningException, VoiceAnalysisException {
    SubMonitor progress = SubMonitor.convert(monitor, 10);
    AudioClip clip = speak(voice, pitch(semitones), curve, text().check(), progress.split(9));
    return speaker.similarity(encoder.embed(clip, progress.split(1)));
  }

  /** A pitch change as a parameter of the voice. */
  static ParameterValues pitch(double semitones) {
    return semitones == 0
        ? ParameterValues.NONE
        : ParameterValues.NONE.with(ParameterDescriptor.PITCH, semitones);
  }

  /**
   * The natural change, to a tenth of a semitone; none if one of the two does not speak with voice.
   */
  private static double semitones(Speaker speaker, VoicePrint print) {
    if (!speaker.isVoiced() || print.whispers()) {
      return 0;
    }
    double limited =
        Math.clamp(speaker.semitonesFrom(print.medianHz()), -LARGEST_SEMITONES, LARGEST_SEMITONES);
    return Math.round(limited * 10) / 10.0;
  }

  private CalibrationText text() {
    return CalibrationText.in(request.language());
  }

  private List<AudioClip> speak(
      StockVoice voice, ParameterValues parameters, List<String> texts, IProgressMonitor monitor)
      throws CloningException {
    SubMonitor progress = SubMonitor.convert(monitor, texts.size());
    List<AudioClip> clips = new ArrayList<>();
    for (String text : texts) {
      clips.add(speak(voice, parameters, null, text, progress.split(1)));
    }
    return clips;
  }

  private AudioClip speak(
      StockVoice voice,
      ParameterValues parameters,
      @Nullable EqualiserCurve curve,
      String text,
      IProgressMonitor monitor)
      throws CloningException {
    VoiceProfile profile =
        new VoiceProfile(
            voice.id(),
            voice.name(),
            request.language(),
            VoiceData.stock(request.engine().id(), voice.id()),
            parameters,
            curve);
    return request.audition().speak(profile, text, monitor);
  }
}
