package org.chatterbloke.audio.codec.ffmpeg.internal;

import java.io.IOException;
import org.bytedeco.ffmpeg.global.avutil;

/** An FFmpeg call that failed; the message is FFmpeg's reason. */
final class FfmpegException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int code;

  private FfmpegException(int code) {
    super(FfmpegLibrary.reason(code));
    this.code = code;
  }

  /** Throws if a result says that the call failed; returns it otherwise. */
  static int check(int result) throws FfmpegException {
    if (result < 0) {
      throw new FfmpegException(result);
    }
    return result;
  }

  boolean isDiskFull() {
    return code == avutil.AVERROR_ENOSPC();
  }
}
