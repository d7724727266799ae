package org.chatterbloke.voice.cloner.match.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.voice.analysis.SpeakerEncoder;
import org.chatterbloke.voice.analysis.VoiceAnalysisException;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.VoiceCloner;
import org.chatterbloke.voice.api.VoiceData;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds the stock voice nearest to a speaker and brings its pitch and its long-term spectrum to the
 * speaker's. Nothing is trained: the result is an existing voice, coloured.
 *
 * <ol>
 *   <li>The recordings are judged, and described by speaker vectors, median pitch and long-term
 *       spectrum.
 *   <li>Stock voices of the language and sex are ranked by similarity after the long-term spectrum
 *       of both sides was brought to a common reference, because the equaliser will remove that
 *       difference anyway; a pitch change of more than four semitones costs a little.
 *   <li>The first few are heard speaking three calibration sentences in the speaker's pitch. For
 *       each an equaliser of ±12 dB in 40 mel bands is computed, applied, measured and corrected
 *       once; the voice whose sentences then are nearest to the recordings on average wins. The
 *       luck that a voice is known to have with these three sentences among eight is taken off.
 * </ol>
 *
 * <p>The similarity that is reported is that of the finished voice saying other sentences, heard
 * through the narration path with its equaliser. Thread-safe and stateless; equal requests give
 * equal results.
 */
@Component(service = VoiceCloner.class)
public final class MatchCloner implements VoiceCloner {

  /** Whether an equaliser is computed: 1 or 0. */
  public static final String EQUALISER = "equaliser";

  /** How many voices are heard. */
  public static final String CANDIDATES = "candidates";

  private static final ParameterDescriptor EQUALISER_PARAMETER =
      new ParameterDescriptor(
          EQUALISER,
          "Equaliser",
          "1 brings the long-term spectrum to that of the recordings, 0 leaves it.",
          0,
          1,
          1);

  private static final ParameterDescriptor CANDIDATES_PARAMETER =
      new ParameterDescriptor(
          CANDIDATES,
          "Voices heard",
          "How many of the most promising voices are heard before one is chosen.",
          1,
          60,
          4);

  private static final ClonerDescriptor DESCRIPTOR =
      new ClonerDescriptor(
          "match",
          "Voice match",
          "Chooses the stock voice nearest to the recordings and brings its pitch and its tone colour"
              + " to theirs; not a clone.",
          Set.of("kokoro"),
          false,
          3,
          false,
          List.of(EQUALISER_PARAMETER, CANDIDATES_PARAMETER));

  private final SpeakerEncoder encoder;
  private final Listener listener;
  private volatile @Nullable StockVoiceTable table;

  /** A cloner that knows the bundled table of stock voices. */
  @Activate
  public MatchCloner(@Reference SpeakerEncoder encoder) {
    this(encoder, null);
  }

  /** A cloner with a table of its own; null for the bundled one. */
  MatchCloner(SpeakerEncoder encoder, @Nullable StockVoiceTable table) {
    this.encoder = encoder;
    this.listener = new Listener(encoder);
    this.table = table;
  }

  @Override
  public ClonerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public CloneResult clone(CloneRequest request, CloneObserver observer, IProgressMonitor monitor)
      throws CloningException {
    SubMonitor progress = SubMonitor.convert(monitor, "Matching " + request.name(), 100);
    try {
      return match(request, observer, progress);
    } catch (VoiceAnalysisException e) {
      throw failure(e);
    }
  }

  private CloneResult match(CloneRequest request, CloneObserver observer, SubMonitor progress)
      throws CloningException, VoiceAnalysisException {
    List<String> notes = new ArrayList<>(References.check(request.recordings()));
    List<StockVoice> voices = voices(request);
    observer.note("Listening to the recordings.");
    Speaker speaker = listener.speaker(request.recordings(), progress.split(10));
    Rehearsal rehearsal = new Rehearsal(request, encoder, listener);
    Map<String, VoicePrint> prints =
        prints(request, voices, rehearsal, observer, progress.split(20));

    List<StockVoice> usable = Candidates.voicedAs(speaker, voices, prints);
    List<StockVoice> wanted = Candidates.of(sex(request, speaker, usable, prints, notes), usable);
    StockVoice nearest = Candidates.nearest(speaker, wanted, prints);
    observer.note("The nearest stock voice as it is: " + nearest.id() + ".");

    boolean equalise = request.parameters().get(EQUALISER_PARAMETER) >= 0.5;
    int count = (int) Math.round(request.parameters().get(CANDIDATES_PARAMETER));
    List<StockVoice> promising =
        Candidates.ranked(speaker, wanted, prints).stream().limit(count).toList();
    List<Trial> trials = new ArrayList<>();
    SubMonitor trying = progress.split(55).setWorkRemaining(promising.size());
    for (StockVoice voice : promising) {
      trials.add(rehearsal.trial(voice, print(prints, voice), speaker, equalise, trying.split(1)));
      observer.note(inWords(trials.getLast()));
    }
    Trial chosen = trials.stream().max(Comparator.comparingDouble(Trial::score)).orElseThrow();
    MatchReport report = check(rehearsal, nearest, chosen, speaker, progress.split(15));
    return new CloneResult(
        VoiceData.stock(request.engine().id(), chosen.voice().id()),
        Rehearsal.pitch(chosen.semitones()),
        chosen.curve(),
        report.inWords(speaker, encoder, notes));
  }

  private static String inWords(Trial trial) {
    return String.format(
        Locale.ROOT,
        "%s, %+.1f semitones: %.2f.",
        trial.voice().id(),
        trial.semitones(),
        trial.score());
  }

  private static MatchReport check(
      Rehearsal rehearsal, StockVoice nearest, Trial chosen, Speaker speaker, SubMonitor progress)
      throws CloningException, VoiceAnalysisException {
    progress.setWorkRemaining(3);
    double plain = rehearsal.similarity(nearest, 0, null, speaker, progress.split(1));
    double pitched =
        rehearsal.similarity(chosen.voice(), chosen.semitones(), null, speaker, progress.split(1));
    double reached =
        chosen.curve() == null
            ? pitched
            : rehearsal.similarity(
                chosen.voice(), chosen.semitones(), chosen.curve(), speaker, progress.split(1));
    return new MatchReport(nearest, plain, chosen, pitched, reached);
  }

  private static List<StockVoice> voices(CloneRequest request) throws CloningException {
    List<StockVoice> voices = Candidates.speaking(request.language(), request.engine().voices());
    if (voices.isEmpty()) {
      throw new CloningException(
          FailureKind.NOT_FOUND,
          "The engine "
              + request.engine().id()
              + " has no stock voice that speaks "
              + request.language()
              + ".",
          "Choose another language or another engine.",
          null);
    }
    return voices;
  }

  private static Sex sex(
      CloneRequest request,
      Speaker speaker,
      List<StockVoice> voices,
      Map<String, VoicePrint> prints,
      List<String> notes) {
    if (request.sex() != Sex.UNKNOWN) {
      if (voices.stream().noneMatch(voice -> voice.sex() == request.sex())) {
        notes.add("The engine has no voice of the wanted sex; all of its voices were compared.");
      }
      return request.sex();
    }
    Sex heard = Candidates.soundsLike(speaker, voices, prints);
    if (heard != Sex.UNKNOWN) {
      notes.add(
          "The recordings sound "
              + heard.name().toLowerCase(Locale.ROOT)
              + ", so only such voices were compared; say so if that is wrong.");
    }
    return heard;
  }

  /** What is known of each voice; voices that the table lacks are heard. */
  private Map<String, VoicePrint> prints(
      CloneRequest request,
      List<StockVoice> voices,
      Rehearsal rehearsal,
      CloneObserver observer,
      SubMonitor progress)
      throws CloningException, VoiceAnalysisException {
    StockVoiceTable known = table();
    Map<String, VoicePrint> prints = new HashMap<>();
    SubMonitor each = progress.setWorkRemaining(voices.size());
    for (StockVoice voice : voices) {
      SubMonitor one = each.split(1);
      VoicePrint print = known.find(request.engine(), encoder.id(), voice.id()).orElse(null);
      if (print == null) {
        observer.note("Listening to " + voice.id() + " for the first time.");
        print = rehearsal.firstHearing(voice, one);
      }
      prints.put(voice.id(), print);
    }
    return prints;
  }

  private static VoicePrint print(Map<String, VoicePrint> prints, StockVoice voice) {
    return Objects.requireNonNull(prints.get(voice.id()), voice.id());
  }

  private StockVoiceTable table() {
    StockVoiceTable known = table;
    if (known == null) {
      known = StockVoiceTable.bundled();
      table = known;
    }
    return known;
  }

  private static CloningException failure(ChatterBlokeException e) {
    return new CloningException(e.kind(), e.sentence(), e.remedy(), e);
  }
}
