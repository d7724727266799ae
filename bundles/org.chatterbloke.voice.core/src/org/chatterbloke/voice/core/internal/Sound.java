package org.chatterbloke.voice.core.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.EngineFeature;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterDescriptor;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.VoiceProfile;
import org.jspecify.annotations.Nullable;

/**
 * How a voice is to sound: what the engine does of it, and what is left for the narration path.
 *
 * @param engine values for the engine; only parameters that it declares
 * @param stretch speed that the engine lacks, as a factor; 1 for none
 * @param shift pitch that the engine lacks, in semitones; 0 for none
 * @param equaliser of the voice, or null
 * @param requestedSpeed the request's own speed, by which pauses are divided
 */
record Sound(
    ParameterValues engine,
    double stretch,
    double shift,
    @Nullable EqualiserCurve equaliser,
    double requestedSpeed) {

  private static final ParameterDescriptor SPEED = ParameterDescriptor.speed();
  private static final ParameterDescriptor PITCH = ParameterDescriptor.pitch();

  /**
   * Combines the voice's own values with those of a request: speeds multiply, pitches add, of all
   * others the request's win. Values are limited to the ranges of their descriptors.
   */
  static Sound of(EngineDescriptor engine, VoiceProfile voice, ParameterValues wanted) {
    ParameterValues own = voice.parameters();
    double speed = limited(SPEED, own.get(SPEED) * wanted.get(SPEED));
    double pitch = limited(PITCH, own.get(PITCH) + wanted.get(PITCH));
    Map<String, Double> values = new TreeMap<>();
    own.overriddenBy(wanted)
        .values()
        .forEach((name, value) ->
            engine.parameter(name).ifPresent(p -> values.put(name, limited(p, value))));
    values.remove(SPEED.name());
    values.remove(PITCH.name());
    double byEngine = 1;
    Optional<ParameterDescriptor> engineSpeed = own(engine, EngineFeature.SPEED, SPEED);
    if (engineSpeed.isPresent()) {
      byEngine = limited(engineSpeed.get(), speed);
      values.put(SPEED.name(), byEngine);
    }
    double byEngineShift = 0;
    Optional<ParameterDescriptor> enginePitch = own(engine, EngineFeature.PITCH, PITCH);
    if (enginePitch.isPresent()) {
      byEngineShift = limited(enginePitch.get(), pitch);
      values.put(PITCH.name(), byEngineShift);
    }
    return new Sound(
        new ParameterValues(values),
        speed / byEngine,
        pitch - byEngineShift,
        voice.equaliser(),
        limited(SPEED, wanted.get(SPEED)));
  }

  private static Optional<ParameterDescriptor> own(
      EngineDescriptor engine, EngineFeature feature, ParameterDescriptor standard) {
    return engine.has(feature) ? engine.parameter(standard.name()) : Optional.empty();
  }

  private static double limited(ParameterDescriptor parameter, double value) {
    return Math.clamp(value, parameter.minimum(), parameter.maximum());
  }

  boolean stretches() {
    return Math.abs(stretch - 1) > 1e-6;
  }

  boolean shifts() {
    return Math.abs(shift) > 1e-6;
  }

  /** All of it as text, for the key of a take. */
  String key() {
    EqualiserCurve curve = equaliser;
    return engine.values()
        + "|stretch "
        + (stretches() ? stretch : 1)
        + "|shift "
        + (shifts() ? shift : 0)
        + "|equaliser "
        + (curve == null
            ? "none"
            : Arrays.toString(curve.frequencies()) + Arrays.toString(curve.gains()));
  }
}
