package org.chatterbloke.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The classes of all bundles follow the table of directions. */
class DirectionsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("testkit"))
          .importPackages("org.chatterbloke");

  @Test
  void everyRoomOfTheTableHasClasses() {
    Set<String> seen =
        CLASSES.stream().map(c -> Rooms.roomOf(c.getPackageName())).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>(Rooms.MAY_IMPORT.keySet());
    missing.remove("app"); // the window is an e4 bundle and not on this class path
    missing.removeAll(seen);
    assertEquals(Set.of(), missing);
  }

  @Test
  void classesDependOnAllowedRoomsOnly() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String room = Rooms.roomOf(type.getPackageName());
      assertFalse(room.isEmpty(), () -> "no room for " + type.getName());
      Set<String> allowed = Rooms.allowed(room);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = Rooms.roomOf(dependency.getTargetClass().getPackageName());
        if (!target.isEmpty() && !allowed.contains(target)) {
          wrong.add(room + " -> " + target + ": " + dependency.getDescription());
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void internalPackagesStayInTheirRoom() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getPackageName();
        if (target.startsWith("org.chatterbloke")
            && target.contains(".internal")
            && !Rooms.roomOf(target).equals(Rooms.roomOf(type.getPackageName()))) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void onlyTheInferenceRoomSeesOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chatterbloke.inference.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowTheWindowSeesSwt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.e4..")
        .check(CLASSES);
  }
}
