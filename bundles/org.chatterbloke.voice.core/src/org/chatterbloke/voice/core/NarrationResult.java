package org.chatterbloke.voice.core;

import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * A finished narration.
 *
 * @param seconds length of the master
 * @param sampleRate of the master, frames per second
 * @param rendered segments that were rendered now
 * @param reused segments that came from the take cache
 * @param segments all segments in order
 * @param chapters chapters in order; empty if the script has no headings
 * @param remarks sentences that the user should read
 * @param file the written file, or null if the master went elsewhere
 */
public record NarrationResult(
    double seconds,
    int sampleRate,
    int rendered,
    int reused,
    List<NarratedSegment> segments,
    List<Chapter> chapters,
    List<String> remarks,
    @Nullable Path file) {

  /**
   * A chapter of the master.
   *
   * @param title the heading's text
   * @param level 1 to 6
   * @param heading where the heading stands in the script
   * @param start seconds in the master at which the heading's speech begins
   */
  public record Chapter(String title, int level, TextSpan heading, double start) {}

  public NarrationResult {
    segments = List.copyOf(segments);
    chapters = List.copyOf(chapters);
    remarks = List.copyOf(remarks);
  }
}
