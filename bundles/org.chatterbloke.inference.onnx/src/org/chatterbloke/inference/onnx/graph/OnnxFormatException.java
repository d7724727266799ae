package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;

/** A file is no ONNX model, was cut off, or uses a part of the format that is not supported. */
public final class OnnxFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  OnnxFormatException(String message) {
    super(message);
  }
}
