package org.chatterbloke.voice.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.voice.api.CloneObserver;
import org.chatterbloke.voice.api.CloneReport;
import org.chatterbloke.voice.api.CloneRequest;
import org.chatterbloke.voice.api.CloneResult;
import org.chatterbloke.voice.api.ClonerDescriptor;
import org.chatterbloke.voice.api.CloningException;
import org.chatterbloke.voice.api.EqualiserCurve;
import org.chatterbloke.voice.api.ParameterValues;
import org.chatterbloke.voice.api.VoiceCloner;
import org.chatterbloke.voice.api.VoiceData;
import org.chatterbloke.voice.api.VoiceProfile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Listens to the engine's first voice, writes a file and says that it was good. */
final class FakeCloner implements VoiceCloner {

  private final ClonerDescriptor descriptor;
  int made;
  Runnable beforeEnd = () -> {};
  double heardSeconds;

  FakeCloner(String id, String engine) {
    descriptor =
        new ClonerDescriptor(
            id, "Fake", "Makes nothing new.", Set.of(engine), false, 3, false, List.of());
  }

  @Override
  public ClonerDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public CloneResult clone(CloneRequest request, CloneObserver observer, IProgressMonitor monitor)
      throws CloningException {
    made++;
    observer.note("Listening.");
    VoiceProfile first =
        VoiceProfile.stock(request.engine().id(), request.engine().voices().getFirst());
    AudioClip heard = request.audition().speak(first, "One two three.", monitor);
    heardSeconds = heard.seconds();
    Path file = request.folder().resolve("data.bin");
    try {
      Files.writeString(file, request.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    beforeEnd.run();
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
    VoiceData voice =
        new VoiceData(
            request.engine().id(), "fake-1", request.name(), Map.of("data", file), "f" + made);
    return new CloneResult(
        voice,
        ParameterValues.NONE.with("pitch", 1.5),
        new EqualiserCurve(new double[] {100, 1000}, new double[] {3, -3}),
        new CloneReport(0.62, "ge2e", "It is near.", List.of("A remark."), Map.of("pitch", 1.5)));
  }
}
