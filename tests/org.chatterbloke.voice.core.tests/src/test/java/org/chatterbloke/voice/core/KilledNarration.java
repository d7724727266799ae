package org.chatterbloke.voice.core;

import java.nio.file.Path;
import org.chatterbloke.script.Script;
import org.chatterbloke.script.ScriptReader;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Narrates a script in a process of its own and hangs at the tenth take, to be killed there. */
public final class KilledNarration {

  static final int TAKES = 10;

  private KilledNarration() {}

  /** Data folder, script, output. */
  public static void main(String[] arguments) throws Exception {
    Stage stage = new Stage(Path.of(arguments[0]));
    stage.engine.beforeSpeak(request -> {
      if (stage.engine.spoken().size() > TAKES) {
        System.out.println("hanging");
        while (true) {
          java.util.concurrent.locks.LockSupport.park();
        }
      }
    });
    Script script = ScriptReader.read(Path.of(arguments[1]));
    stage.narrator.narrate(
        NarrationRequest.of(
            script, stage.engine.voice(0), NarrationOutput.toFile(Path.of(arguments[2]))),
        NarrationObserver.NONE,
        new NullProgressMonitor());
  }
}
