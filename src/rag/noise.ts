/** Said in every other question and telling nothing of its subject; beside PostgreSQL's own stop words. */
export const NOISE = new Set(
  `hi hello hey please thanks thank ok okay quick question ask asking wonder wondering know tell let like want wanted
  need get got getting go going come coming do does did done can could would should will shall may might must have has
  had am is are was be been there here any some anything something someone somewhere way also just really still if
  your yours you me my mine i i'm i'd i've i'll we us our guys folks clinic clinic's office place practice riverside
  health center facility appointment appointments appt visit visits today tomorrow tonight monday tuesday wednesday
  thursday friday morning afternoon one two give given make sure able possible possibly actually maybe about regarding
  information info say says said what what's whats which who whom where when why how happens happen long many much offer
  provide available allow allowed accept take use using used doctor doctors dr see think mean guess right now work works
  don't doesn't isn't aren't can't won't didn't yes no not too very most more less and or but because since while
  y'all ya hurt hurts painful yesterday anyone anybody everyone staff still already ever again soon documents mom dad mother father another back request goes go went leave left building year years old way drop off spot
  half once twice three four five six seven eight nine ten turned needs
  um uh hmm oh ah mum mama daddy talk speaking instead till until uses possible ran alright mrs mr ms okay gonna wanna
  day days time times week thing things policy policies patient patients people else kind sort type different find out up
  rule rules simply later wants general generally usually normally typically ready accepted never without needed too hope
  sorry bother thinking heard`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
