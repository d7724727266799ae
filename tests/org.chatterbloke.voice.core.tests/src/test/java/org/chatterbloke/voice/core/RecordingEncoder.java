package org.chatterbloke.voice.core;

import org.chatterbloke.audio.AudioEncoder;
import org.chatterbloke.audio.AudioSink;

/** Hands what it is to encode to a sink, and knows how it ended. */
final class RecordingEncoder implements AudioEncoder {

  private final AudioSink sink;
  boolean finished;
  boolean closed;

  RecordingEncoder(AudioSink sink) {
    this.sink = sink;
  }

  @Override
  public void write(float[][] channels, int offset, int frames) throws java.io.IOException {
    sink.write(channels[0], offset, frames);
  }

  @Override
  public void finish() {
    finished = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
