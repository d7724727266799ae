package org.example.morse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chatterbloke.audio.AudioSink;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.text.SpokenToken;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EngineInput;
import org.chatterbloke.voice.api.OpenOptions;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.Sex;
import org.chatterbloke.voice.api.SpeechFailedException;
import org.chatterbloke.voice.api.SpeechRequest;
import org.chatterbloke.voice.api.SpokenSegment;
import org.chatterbloke.voice.api.StockVoice;
import org.chatterbloke.voice.api.UnknownVoiceException;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceEngine;
import org.chatterbloke.voice.api.VoiceEngineException;
import org.chatterbloke.voice.api.VoiceSession;
import org.chatterbloke.voice.api.WordTime;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Component;

/** Keys each word in international Morse code (ITU-R M.1677-1) at 20 words a minute. */
@Component
public final class MorseEngine implements VoiceEngine {

  private static final int RATE = 16_000;
  private static final ParameterDescriptor SPEED = ParameterDescriptor.speed();
  private static final ParameterDescriptor PITCH = ParameterDescriptor.pitch();
  private static final StockVoice KEY =
      new StockVoice("morse_key", "Key", "en-US", Sex.UNKNOWN, "220 Hz");
  private static final EngineDescriptor DESCRIPTOR =
      new EngineDescriptor(
          "morse",
          "Morse",
          "1.0.0",
          "Apache-2.0",
          "Speaks Morse code.",
          Set.of("en-US", "en-GB"),
          EngineInput.TEXT,
          Set.of(EngineFeature.WORD_TIMES, EngineFeature.SPEED, EngineFeature.PITCH),
          List.of(SPEED, PITCH),
          List.of(),
          RATE,
          1000,
          List.of(KEY));
  private static final String[] CODE = // a to z
      (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...-"
              + " .-- -..- -.-- --..")
          .split(" ");

  @Override
  public EngineDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public VoiceSession open(OpenOptions options, IProgressMonitor monitor) {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
    return new Session();
  }

  private static final class Session implements VoiceSession {

    private boolean closed;

    @Override
    public List<StockVoice> stockVoices() {
      return DESCRIPTOR.voices();
    }

    @Override
    public SpokenSegment speak(SpeechRequest request, AudioSink sink, IProgressMonitor monitor)
        throws VoiceEngineException {
      if (closed) {
        throw new IllegalStateException("the session is closed");
      }
      if (!request.voice().equals(VoiceData.stock("morse", KEY.id()))) {
        throw new UnknownVoiceException(
            "Morse has no voice “" + request.voice().name() + "”.", "Use morse_key.");
      }
      if (request.text().spoken().length() > DESCRIPTOR.maximumInput()) {
        throw new SpeechFailedException(
            FailureKind.BAD_INPUT, "The text is too long for Morse.", "Split it.", false, null);
      }
      double unit = 0.06 / request.parameters().get(SPEED);
      double hertz = 220 * Math.pow(2, request.parameters().get(PITCH) / 12);
      long samples = 0;
      List<WordTime> words = new ArrayList<>();
      List<SpokenToken> tokens = request.text().tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (monitor.isCanceled()) {
          throw new OperationCanceledException();
        }
        if (tokens.get(i).isWord()) {
          float[] keyed = key(tokens.get(i).spoken(), unit, hertz);
          try {
            sink.write(keyed, 0, keyed.length);
          } catch (IOException e) {
            throw new SpeechFailedException(
                FailureKind.STORAGE, "The audio could not be taken.", "Try again.", true, e);
          }
          double start = (double) samples / RATE;
          words.add(new WordTime(i, start, start + (double) keyed.length / RATE));
          samples += keyed.length;
        }
      }
      return new SpokenSegment(samples, words, request.seed());
    }

    /** One word: dot 1 unit, dash 3, gaps of 1 within and 3 between letters, 7 after the word. */
    private static float[] key(String word, double unit, double hertz) {
      StringBuilder on = new StringBuilder(); // one character per unit: '=' is tone
      for (char letter : word.toLowerCase(Locale.ROOT).toCharArray()) {
        String code = letter >= 'a' && letter <= 'z' ? CODE[letter - 'a'] : "";
        for (char sign : code.toCharArray()) {
          on.append(sign == '.' ? "= " : "=== ");
        }
        on.append("  ");
      }
      on.append("    ");
      int perUnit = (int) Math.round(unit * RATE);
      float[] samples = new float[on.length() * perUnit];
      double level = 0; // follows the key smoothly, so that it does not click
      for (int i = 0; i < samples.length; i++) {
        level += ((on.charAt(i / perUnit) == '=' ? 0.5 : 0) - level) * 0.02;
        samples[i] = (float) (level * Math.sin(2 * Math.PI * hertz * i / RATE));
      }
      return samples;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
