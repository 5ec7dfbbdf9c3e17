import { it } from "vitest";
import { testAgentCare } from "./agentcare.ts";
import { createRulesTier } from "../src/understanding/rules/rules-tier.ts";
import { lexiconOf, expectationOf } from "../src/agents/supervisor/expectation.ts";
import { emptyFrame } from "../src/graph/frame.ts";
import { startFooting } from "../src/graph/state.ts";
it("x", async () => {
  const care = await testAgentCare();
  const clinic = await care.system.scheduling.directory(care.clinicId);
  const r = createRulesTier();
  const context = { now: "2026-03-02T09:00:00", timeZone: "America/New_York", lexicon: lexiconOf(clinic), expectation: expectationOf(emptyFrame(), startFooting()) };
  for (const t of ["my chompers need a once-over", "gotta get the pearly whites looked at", "hmm dunno", "the usual thing please, same as ever", "squeeze me in for the pearly whites tuesday", "I'd fancy a bit of dental cleaning", "so about that thing", "blorp", "mum wants her gnashers polished tuesday arvo", "do your lot take my insurance card thingy", "is there somewhere to leave the car", "do you validate parking?","what are your opening hours?","where can I park", "Can I pay with my HSA card?"]) {
    const u = r.understand(t, context);
    console.log(t, "=>", u.confidence, u.acts, JSON.stringify(u.frame), u.question);
  }
  for (const q of ["do you validate parking?","what are your opening hours?","How much is the no-show fee?","Can I pay with my HSA card?","how early should I arrive?"]) {
    const chat = await care.open(); console.log(q, "=>", (await chat.say(q)).text);
  }
  await care.close();
});
