package org.chatterbloke.script.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.chatterbloke.script.Block;
import org.chatterbloke.script.BlockKind;
import org.chatterbloke.script.Inline;
import org.chatterbloke.script.MappedText;
import org.chatterbloke.script.Passage;
import org.chatterbloke.text.ReadingRequest.GivenReading;
import org.chatterbloke.text.TextSpan;

/** Walks through the blocks of a script and makes passages, one block at a time. */
public final class PassageIterator implements Iterator<Passage> {

  private final Iterator<Block> blocks;
  private final Deque<Passage> ready = new ArrayDeque<>();
  private int chapter;
  private String voice = "";
  private double pause = Double.NaN;
  private boolean sceneBreak;
  private Block block;
  private MappedText.Builder text = new MappedText.Builder();
  private List<GivenReading> readings = new ArrayList<>();

  /** From the first block on. */
  public PassageIterator(List<Block> blocks) {
    this.blocks = blocks.iterator();
    this.block = new Block(BlockKind.BLANK, new TextSpan(0, 0), 0, List.of());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && blocks.hasNext()) {
      read(blocks.next());
    }
    if (ready.isEmpty() && !Double.isNaN(pause)) {
      text.append(" ", new TextSpan(block.span().end(), block.span().end()));
      ready.add(passage());
      pause = Double.NaN;
    }
    return !ready.isEmpty();
  }

  @Override
  public Passage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read(Block next) {
    if (next.kind() == BlockKind.SCENE_BREAK) {
      sceneBreak = true;
    }
    if (!next.kind().isSpoken()) {
      return;
    }
    block = next;
    if (block.kind() == BlockKind.HEADING) {
      chapter += block.beginsChapter() ? 1 : 0;
      voice = "";
    }
    for (Inline inline : block.inlines()) {
      switch (inline) {
        case Inline.Text part -> text.append(part.spoken(), part.span());
        case Inline.Reading part -> {
          int start = text.length();
          text.append(part.text(), part.word());
          readings.add(new GivenReading(new TextSpan(start, text.length()), part.phonemes()));
        }
        case Inline.Pause cue -> {
          finish();
          pause = Double.isNaN(pause) ? cue.seconds() : pause + cue.seconds();
        }
        case Inline.VoiceCue cue -> {
          finish();
          voice = cue.name();
        }
        case Inline.Note _, Inline.Markup _ -> {}
      }
    }
    finish();
  }

  private void finish() {
    Passage passage = passage();
    if (!passage.text().text().isBlank()) {
      ready.add(passage);
      pause = Double.NaN;
      sceneBreak = false;
    }
    text = new MappedText.Builder();
    readings = new ArrayList<>();
  }

  private Passage passage() {
    MappedText mapped = text.build(block.span().start());
    return new Passage(block, chapter, voice, mapped, readings, pause, sceneBreak);
  }
}
