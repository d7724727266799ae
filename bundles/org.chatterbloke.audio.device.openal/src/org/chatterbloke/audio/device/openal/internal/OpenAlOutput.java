package org.chatterbloke.audio.device.openal.internal;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.chatterbloke.audio.AudioException;
import org.chatterbloke.base.FailureKind;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.AL10;
import org.lwjgl.openal.ALC;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.ALCCapabilities;
import org.lwjgl.openal.ALCapabilities;
import org.lwjgl.openal.EXTDisconnect;
import org.lwjgl.openal.EXTFloat32;
import org.lwjgl.openal.EXTThreadLocalContext;
import org.lwjgl.openal.EnumerateAllExt;
import org.lwjgl.openal.SOFTDeviceClock;
import org.lwjgl.openal.SOFTDirectChannels;
import org.lwjgl.openal.SOFTHRTF;
import org.lwjgl.openal.SOFTSourceLatency;
import org.lwjgl.openal.SOFTSourceResampler;

/**
 * One device with one context and one source. All calls name their context
 * (ALC_EXT_direct_context), so that threads and several outputs do not get into each other's way
 * through OpenAL's current context.
 */
final class OpenAlOutput {

  private final long device;
  private final long context;
  private final int source;

  private OpenAlOutput(long device, long context, int source) {
    this.device = device;
    this.context = context;
    this.source = source;
  }

  /** Takes over an open device; closes it on failure. */
  static OpenAlOutput open(long device) throws AudioException {
    ALCCapabilities capabilities = ALC.createCapabilities(device);
    int[] attributes = {SOFTHRTF.ALC_HRTF_SOFT, ALC10.ALC_FALSE, 0};
    long context = ALC10.alcCreateContext(device, attributes);
    boolean able =
        context != 0
            && capabilities.ALC_EXT_thread_local_context
            && capabilities.ALC_EXT_disconnect
            && loadFunctions(context, capabilities);
    if (!able) {
      ALC10.alcDestroyContext(context);
      ALC10.alcCloseDevice(device);
      throw new AudioException(
          FailureKind.UNAVAILABLE,
          "The audio output cannot be used, because its OpenAL library is too old.",
          "Remove the setting that names another OpenAL library than the one that comes along.",
          false,
          null);
    }
    int source = AL10.alGenSourcesDirect(context);
    AL10.alSourceiDirect(context, source, SOFTDirectChannels.AL_DIRECT_CHANNELS_SOFT, AL10.AL_TRUE);
    // OpenAL Soft lists its resamplers from the fastest to the best.
    int resamplers = AL10.alGetIntegerDirect(context, SOFTSourceResampler.AL_NUM_RESAMPLERS_SOFT);
    AL10.alSourceiDirect(
        context, source, SOFTSourceResampler.AL_SOURCE_RESAMPLER_SOFT, resamplers - 1);
    return new OpenAlOutput(device, context, source);
  }

  /** LWJGL looks up OpenAL's functions through a current context; they are the same for all. */
  private static boolean loadFunctions(long context, ALCCapabilities capabilities) {
    EXTThreadLocalContext.alcSetThreadContext(context);
    try {
      ALCapabilities functions = AL.createCapabilities(capabilities);
      AL.setCurrentProcess(functions);
      return functions.AL_EXT_FLOAT32
          && functions.AL_SOFT_source_latency
          && functions.AL_SOFT_direct_channels
          && functions.AL_SOFT_source_resampler
          && functions.alGenSourcesDirect != 0;
    } finally {
      AL.setCurrentThread(null);
      EXTThreadLocalContext.alcSetThreadContext(0);
    }
  }

  /** The device as the system names it. */
  String name() {
    return Objects.requireNonNullElse(
        ALC10.alcGetString(device, EnumerateAllExt.ALC_ALL_DEVICES_SPECIFIER), "");
  }

  boolean isConnected() {
    return ALC10.alcGetInteger(device, EXTDisconnect.ALC_CONNECTED) != ALC10.ALC_FALSE;
  }

  int newBuffer() {
    return AL10.alGenBuffersDirect(context);
  }

  /** Copies interleaved stereo frames into a buffer that is not in the queue. */
  void fill(int buffer, FloatBuffer frames, int sampleRate) throws IOException {
    AL10.alBufferDataDirect(
        context, buffer, EXTFloat32.AL_FORMAT_STEREO_FLOAT32, frames, sampleRate);
    int error = AL10.alGetErrorDirect(context);
    if (error != AL10.AL_NO_ERROR) {
      throw new IOException("OpenAL refuses the samples (" + Integer.toHexString(error) + ")");
    }
  }

  void add(int buffer) {
    AL10.alSourceQueueBuffersDirect(context, source, buffer);
  }

  /** Takes the oldest buffer, which is processed, from the queue. */
  int remove() {
    return AL10.alSourceUnqueueBuffersDirect(context, source);
  }

  /** How many buffers at the head of the queue are done with. */
  int processed() {
    return AL10.alGetSourceiDirect(context, source, AL10.AL_BUFFERS_PROCESSED);
  }

  int state() {
    return AL10.alGetSourceiDirect(context, source, AL10.AL_SOURCE_STATE);
  }

  void play() {
    AL10.alSourcePlayDirect(context, source);
  }

  /** Seconds from the start of the queue to what is mixed now, and from mixing to hearing. */
  double[] offsetAndLatency() {
    double[] values = new double[2];
    SOFTSourceLatency.alGetSourcedvDirectSOFT(
        context, source, SOFTSourceLatency.AL_SEC_OFFSET_LATENCY_SOFT, values);
    return values;
  }

  /** Nanoseconds from mixing to hearing. */
  long latencyNanos() {
    return SOFTDeviceClock.alcGetInteger64vSOFT(device, SOFTDeviceClock.ALC_DEVICE_LATENCY_SOFT);
  }

  /** Stops at once and gives the device back; buffers go with the context's device. */
  void close() {
    AL10.alSourceStopDirect(context, source);
    AL10.alSourceiDirect(context, source, AL10.AL_BUFFER, 0);
    AL10.alDeleteSourcesDirect(context, source);
    ALC10.alcDestroyContext(context);
    ALC10.alcCloseDevice(device);
  }
}
