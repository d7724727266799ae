package org.chatterbloke.voice.core.internal;

import org.chatterbloke.text.Lexicon;
import org.chatterbloke.text.SegmentPlanner;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.voice.api.EngineDescriptor;
import org.chatterbloke.voice.api.VoiceProfile;

/**
 * A voice of a narration with everything that its segments need.
 *
 * @param voice the profile
 * @param engine who speaks it
 * @param frontEnd who reads its language
 * @param language what to ask the front end for
 * @param lexicon the user's readings that hold for this voice in this script
 * @param sound how it is to sound
 * @param firstPlanner cuts the passage that begins the narration: its first segment is short, so
 *     that something is heard early
 * @param planner cuts all other passages
 */
record Speaker(
    VoiceProfile voice,
    EngineDescriptor engine,
    TextFrontEnd frontEnd,
    String language,
    Lexicon lexicon,
    Sound sound,
    SegmentPlanner firstPlanner,
    SegmentPlanner planner) {}
