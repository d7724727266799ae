package org.chatterbloke.modelstore.internal;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * A program that requires the model of {@link SharedFolderTest}: home, address of the hub. Prints
 * what it does.
 */
final class FetchInAnotherProcess {

  private FetchInAnotherProcess() {}

  public static void main(String[] arguments) throws Exception {
    StoreFixture fixture = SharedFolderTest.fixture(Path.of(arguments[0]));
    fixture.hub = URI.create(arguments[1]);
    NullProgressMonitor telling =
        new NullProgressMonitor() {
          @Override
          public void subTask(String name) {
            System.out.println(name);
          }
        };
    System.out.println(fixture.store().require("m", true, telling).files().size() + " here");
  }
}
