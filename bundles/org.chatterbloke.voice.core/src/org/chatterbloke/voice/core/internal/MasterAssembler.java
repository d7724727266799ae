package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import org.chatterbloke.audio.AudioSink;

/**
 * Joins takes to a master. Each take is trimmed to its measured speech with a small guard at either
 * end and faded there; the silence of a join is the intended pause less what the guards take of it,
 * so that speech ends and begins exactly as far apart as intended. A join depends on its two takes
 * and its pause alone. Streams: at most 60 ms of a take are held back. For one thread.
 */
final class MasterAssembler {

  private static final double HEAD_GUARD = 0.025;
  private static final double TAIL_GUARD = 0.045;
  private static final double FADE_IN = 0.004;
  private static final double FADE_OUT = 0.012;

  /** The part of a pause that the guard of the following speech may take. */
  private static final double HEAD_SHARE = 0.4;

  private static final float[] ZEROS = new float[4096];

  private final int sampleRate;
  private final AudioSink master;
  private final int headGuard;
  private final int tailGuard;
  private final int fadeIn;
  private final int fadeOut;

  private long position;

  /** The end of the take before, from shortly before the end of its speech on. */
  private float[] held = new float[0];

  /** How many of the held samples belong to speech. */
  private int heldSpeech;

  private boolean begun;
  private double skippedPause;

  /** Where a take lies in the master, in frames; {@code origin} is that of its first sample. */
  record Placed(long start, long end, long origin) {}

  MasterAssembler(int sampleRate, AudioSink master) {
    this.sampleRate = sampleRate;
    this.master = master;
    this.headGuard = frames(HEAD_GUARD);
    this.tailGuard = frames(TAIL_GUARD);
    this.fadeIn = frames(FADE_IN);
    this.fadeOut = frames(FADE_OUT);
  }

  private int frames(double seconds) {
    return (int) Math.round(seconds * sampleRate);
  }

  /** Frames of the master so far, the held ones included. */
  long position() {
    return position + held.length;
  }

  /**
   * Appends a take.
   *
   * @param take at the master's rate
   * @param edges its speech
   * @param pause seconds between the speech before and this one; at the beginning, before this one
   */
  Placed add(float[] take, SpeechEdges edges, double pause) throws IOException {
    if (edges.isSilent()) {
      skippedPause = Math.max(skippedPause, pause);
      long here = position();
      return new Placed(here, here, here);
    }
    int silence = frames(Math.max(pause, skippedPause));
    skippedPause = 0;
    int head = Math.min(headGuard, edges.start());
    if (begun || silence > 0) {
      head = Math.min(head, (int) (silence * HEAD_SHARE));
      writeSilence(silence - head - endHeld(silence - head));
    }
    begun = true;
    int from = edges.start() - head;
    int keep = Math.min(fadeOut, edges.end() - edges.start());
    int to = edges.end() - keep;
    long start = position + head;
    float[] body = java.util.Arrays.copyOfRange(take, from, to);
    held = java.util.Arrays.copyOfRange(take, to, Math.min(take.length, edges.end() + tailGuard));
    heldSpeech = keep;
    fadeInto(body, held);
    write(body, body.length);
    return new Placed(start, start + edges.end() - edges.start(), start - edges.start());
  }

  private void fadeInto(float[] body, float[] rest) {
    for (int i = 0; i < fadeIn && i < body.length + rest.length; i++) {
      float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / fadeIn));
      if (i < body.length) {
        body[i] *= gain;
      } else {
        rest[i - body.length] *= gain;
      }
    }
  }

  /** Writes the held end of the take before, at most {@code room} frames behind its speech. */
  private int endHeld(int room) throws IOException {
    int tail = Math.min(held.length - heldSpeech, room);
    int length = heldSpeech + tail;
    int fade = Math.min(fadeOut, length);
    for (int i = 0; i < fade; i++) {
      held[length - 1 - i] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / fade));
    }
    write(held, length);
    held = new float[0];
    heldSpeech = 0;
    return tail;
  }

  /**
   * Ends the master with {@code pause} seconds of silence after the last speech, at least a guard.
   */
  void finish(double pause) throws IOException {
    int silence = frames(pause);
    int tail = endHeld(Math.max(silence, tailGuard));
    writeSilence(Math.max(0, silence - tail));
  }

  private void writeSilence(int frames) throws IOException {
    for (int left = frames; left > 0; left -= ZEROS.length) {
      write(ZEROS, Math.min(left, ZEROS.length));
    }
  }

  private void write(float[] samples, int length) throws IOException {
    if (length > 0) {
      master.write(samples, 0, length);
      position += length;
    }
  }
}
