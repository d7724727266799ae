package org.chatterbloke.audio.device.openal.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Keeps the sound libraries of Linux from printing reasons of their own to the terminal: ALSA a
 * page if there is no sound card, OpenAL a line if a device vanishes. Both also report these as
 * results, which is what we tell.
 */
final class NativeMessages {

  private NativeMessages() {}

  /**
   * Silences both for the life of the process, before OpenAL is loaded; a user's own {@code
   * ALSOFT_LOGLEVEL} stays. Does nothing on other systems.
   */
  static void silence() {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      return;
    }
    try {
      silenceOpenAl();
      silenceAlsa();
    } catch (Throwable e) {
      // No ALSA, or no right to call it: then there are messages, and nothing else is worse.
    }
  }

  private static void silenceOpenAl() throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int unused =
          (int)
              setenv.invokeExact(arena.allocateFrom("ALSOFT_LOGLEVEL"), arena.allocateFrom("0"), 0);
    }
  }

  private static void silenceAlsa() throws Throwable {
    MemorySegment setter =
        SymbolLookup.libraryLookup("libasound.so.2", Arena.global())
            .findOrThrow("snd_lib_error_set_handler");
    Linker linker = Linker.nativeLinker();
    MethodHandle handler =
        MethodHandles.lookup()
            .findStatic(
                NativeMessages.class,
                "drop",
                MethodType.methodType(
                    void.class,
                    MemorySegment.class,
                    int.class,
                    MemorySegment.class,
                    int.class,
                    MemorySegment.class));
    // The real handler has variable arguments after these, which no calling convention of Linux
    // puts
    // where a function that ignores them would notice.
    MemorySegment stub =
        linker.upcallStub(
            handler,
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS),
            Arena.global());
    int unused =
        (int)
            linker
                .downcallHandle(
                    setter, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                .invokeExact(stub);
  }

  @SuppressWarnings("unused")
  private static void drop(
      MemorySegment file, int line, MemorySegment function, int code, MemorySegment format) {}
}
