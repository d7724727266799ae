package org.chatterbloke.voice.api;

/**
 * A number that a user can set for an engine or a cloner.
 *
 * @param name the key, lower case ({@value #SPEED}, {@value #PITCH}, {@code temperature} …)
 * @param label a short name for people
 * @param description one sentence with the unit
 * @param minimum inclusive
 * @param maximum inclusive
 * @param defaultValue what holds if nothing is set
 */
public record ParameterDescriptor(
    String name,
    String label,
    String description,
    double minimum,
    double maximum,
    double defaultValue) {

  /** Speed as a factor; 1 is the voice's own. */
  public static final String SPEED = "speed";

  /** Pitch in semitones; 0 is the voice's own. */
  public static final String PITCH = "pitch";

  public ParameterDescriptor {
    if (!(minimum <= defaultValue && defaultValue <= maximum)) {
      throw new IllegalArgumentException(name + ": default outside its range");
    }
  }

  /** The standard speed parameter, 0.5 to 2. */
  public static ParameterDescriptor speed() {
    return new ParameterDescriptor(
        SPEED, "Speed", "How fast the voice speaks; 1 is its own speed.", 0.5, 2, 1);
  }

  /** The standard pitch parameter, −12 to 12 semitones. */
  public static ParameterDescriptor pitch() {
    return new ParameterDescriptor(
        PITCH, "Pitch", "Semitones above or below the voice's own pitch.", -12, 12, 0);
  }
}
