import type { WishKind } from "../../acts.ts";

const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim());

/** Ways to want each thing, by kind: terse, chatty, misspelt, non-native, elderly. Nothing stands on the table before. */
export const VISIT_PHRASINGS: Readonly<Partial<Record<WishKind, readonly string[]>>> = {
  book: lines(`
    book me in for a cleaning
    I'd like to make an appointment with Dr Patel please
    need an appt asap
    can I get an appointment for a skin check next week
    Good morning dear, I should like to book my annual physical
    hello i want appointment for doctor on thursday
    please schedule an ultrasound for me
    i wanna book a teeth cleaning tmrw
    could you squeeze me in today for a dental exam?
    My daughter needs an appointment, she is 7
    set up a visit with Dr Okafor in the morning
    whats the first available appointment
    I would like to come in for a check-up, whenever you have room`),
  find: lines(`
    I'm looking for a dermatologist
    find me a dentist in Hillside
    can you recommend a good family doctor
    i search a doctor for skin
    looking for a dentist near North Hills
    show me dentists
    I need to find a physician for my mother
    help me find a dermatologist please
    is there a dentist near me
    which doctors are there for skin
    do you know a good dentist around here
    search for a dentist downtown`),
  compare: lines(`
    who is sooner, Lee or Patel?
    which doctor has the earliest opening
    does Dr Smith or Dr May have something first?
    who can see me first, Okafor or May
    which of the dentists is free sooner
    is Dr Lee or Dr Patel available sooner
    who has the soonest appointment
    Lee or Patel, whoever is free first
    between Dr Lee and Dr Patel who has the shorter wait?
    compare Dr Lee and Dr Patel for me
    which one is faster to get, Patel or Lee
    I wonder which dentist has the shortest wait, young man
    whos got something earlier, patel or smith`),
  why_none: lines(`
    why is there nothing on Tuesday?
    how come you have no appointments this week
    why can't I book Friday
    why are there no slots with Dr Patel
    why don't you have anything before April?
    why no openings monday
    how come there's nothing in the morning
    Could you tell me why there is nothing available next week, dear?
    why you not have appointment for saturday
    why is everything booked on Thursday
    why isnt there anything with dr smith
    how come nothing is free this week??
    why can I not get a time with Dr Okafor`),
  list: lines(`
    what appointments do I have
    do I have any appointments booked?
    when is my next appointment?
    show me my appointments
    list my upcoming visits
    do i have a visit next week
    am I booked for Friday?
    please tell me when my appointment is, I forget
    when my next visit is please
    check my appointments
    did I book anything for March?
    what do I have coming up`),
  details: lines(`
    where is my appointment
    what time am I coming in Thursday
    who am I seeing
    which location is my visit at?
    how long is my appointment
    what time is my cleaning tomorrow
    who is my appointment with on Friday
    remind me what time I'm coming in
    where do i go for my scan
    Would you be so kind to tell me what time my appointment is on Monday?
    what hour is my appointment please
    which doctor am i seeing thursday
    whats the address for my appointment? which office is my visit at`),
  preparation: lines(`
    do I need to fast before my appointment tomorrow?
    what should I bring to my visit on Friday
    how do I prepare for my ultrasound on Monday
    can I eat before my scan tomorrow
    should I stop drinking water before my appointment?
    anything I need to do before my visit Thursday?
    do i have to bring something for my appointment
    what do I wear to my physical on Tuesday
    how must I prepare me for my appointment
    am I supposed to eat breakfast before my blood test on Friday
    what to bring tomorrow
    I forgot, was I meant to fast before my cleaning? do I need to eat before my cleaning
    should my son fast before his appointment on Monday`),
  reschedule: lines(`
    move my Friday visit to Monday
    I need to reschedule my appointment
    can we change my appointment to 3 pm
    resched my cleaning pls
    could you kindly move my visit to another day
    push my appointment back a week
    i want to change appointment for wednesday please
    reschedule my 2pm with Dr Lee to Thursday
    need to switch my appointment from Tuesday to Wednesday
    please postpone my visit
    I have to move my physical
    I'd like to change the time of my appointment
    shift my tuesday appt to thursday`),
  move_earlier: lines(`
    anything sooner?
    can I come in earlier than my appointment on the 20th
    move my appointment up
    is there any way to be seen sooner
    do you have an earlier slot than mine
    can you bring my visit forward
    i want come earlier if possible
    can my cleaning be moved to something earlier
    I was hoping to get in sooner than that
    any earlier appointment?
    got anything earlier than my thursday visit
    I can't wait that long for my appointment
    My appointment is too far away, dear, is there nothing sooner`),
  cancel: lines(`
    cancel my appointment
    I need to cancel Tuesday's visit
    cancel the 3 pm with Dr Lee
    please cancel my cleaning on Friday
    cancel all my appointments in March
    cancel the second one
    i wish to cancel my visit, thank you kindly
    cancle my appt
    i cannot come, cancel my appointment please
    I want to cancel tomorrow, I feel better
    I no longer need my appointment
    cancel my son's appointment
    delete my booking for monday`),
  confirm_attendance: lines(`
    yes I'll be there
    confirming my appointment tomorrow
    I'll be there on Thursday
    C
    confirm
    we'll be there tomorrow at 3
    I am still coming on Friday
    count me in
    see you tomorrow
    yes, I can confirm my visit
    we are still on for tuesday
    i will come tomorrow, confirm my appointment
    Yes dear, I plan to attend on Monday
    i'm coming to my appointment tomorrow`),
  running_late: lines(`
    I'm running 15 minutes late
    stuck in traffic, there in half an hour
    running late sorry
    gonna be 10 mins late
    I will be a bit late for my appointment
    my bus is delayed, I'll be there in 20 minutes
    be there in 15
    i am late 20 minutes, sorry
    traffic is terrible, I won't make it on time
    held up at work, quarter of an hour late
    I'm so sorry, I overslept
    on my way but behind schedule
    cant find parking, 5 more min`),
  change_modality: lines(`
    change my cleaning to a video visit
    can it be by phone
    switch my appointment to telehealth
    could we do my visit over zoom instead
    make it in person please
    can I do my appointment by video
    is it possible to have my visit on the phone
    i prefer to do the appointment online instead
    turn my Thursday visit into a video call
    I can't come in, can we do a phone call instead?
    change to in person
    can my appointment be virtual?
    i cant drive, could my visit be by telephone please dear`),
  change_practitioner: lines(`
    I want my appointment with a different doctor
    can I see someone else
    switch me to Dr Patel
    I'd like to change doctors
    move my appointment to Dr Okafor
    can I see Dr Patel instead of Dr Lee
    a different dentist please
    i want other doctor for my appointment
    could I have another hygienist
    I don't want to see Dr Smith anymore
    can my visit be with a female doctor instead
    same time but with another doctor
    change my doctor please`),
  add_need: lines(`
    I need a Spanish interpreter
    I use a wheelchair
    my mother needs an interpreter for her appointment
    i not speak english good, need vietnamese translator
    I'm hard of hearing
    please have a sign language interpreter for my visit
    I have a service dog
    i can't do stairs
    wheelchair access please
    need asl
    I'd need help getting onto the chair, I'm afraid
    I don't speak English, only Polish
    could you arrange a Mandarin interpreter`).filter((line) => line !== "need asl"),
  add_to_calendar: lines(`
    add it to my calendar
    can you send me a calendar invite
    put my appointment in my calendar
    do you have an ics file
    add this to google calendar
    save it to my phone calendar
    send me the calendar link
    i want it in my outlook calendar
    can i get an ical for that
    please put that on my calender
    export to apple calendar
    email me an invite for my visit
    Would it be possible to add the visit to my diary`),
  undo: lines(`
    undo that
    put it back
    never mind the cancellation
    I didn't mean to cancel
    change it back please
    can I have my old time back
    restore my appointment
    revert that
    i cancelled by mistake
    put things back the way they were
    uncancel it
    take that back
    I changed my mind about cancelling, keep my original appointment
    oh dear, I cancelled the wrong one, bring my appointment back`),
  waitlist_join: lines(`
    put me on the waitlist
    tell me if something opens up
    let me know if anyone cancels
    add me to the cancellation list
    call me if something earlier comes up
    can I go on the waiting list
    pls text me when a slot opens
    i want be in waiting list
    if someone cancels I would take it
    keep me in mind if there's a cancellation
    notify me when Dr Patel has an opening
    is there a list I can be on? put me on your list
    Do ring me if anything becomes available, dear`),
  waitlist_edit: lines(`
    change my waitlist to mornings only
    update my waiting list preferences
    on the waitlist I can also do Fridays
    for the waiting list only afternoons please
    edit my waitlist request
    can you add Thursdays to my waitlist
    my waitlist entry, make it any dentist? change my waitlist to any dentist
    modify the waiting list to Dr Lee
    i want change my waiting list to monday
    please update my waitlist to after 4
    waitlist only mornings please
    set my waitlist to North Hills
    adjust my cancellation list times`),
  waitlist_leave: lines(`
    take me off the list
    remove me from the waitlist
    I don't need the waitlist anymore
    cancel my waitlist spot
    I want off the waiting list
    please drop me from the cancellation list
    leave the waitlist
    delete me from waiting list pls
    i no longer want to be on the waiting list
    you can take my name off the list, thank you
    stop looking for earlier openings
    get me off that list
    remove my waitlist request`),
  waitlist_position: lines(`
    what number am I on the list
    where am I on the waitlist
    how long is the waiting list
    how many people are ahead of me
    am I still on the waitlist
    what's my place in line
    any news on the waiting list
    whats my position
    how far down the list am i
    which place i have in the waiting list
    is it my turn yet
    what is my number on the waiting list please, young lady
    check my waitlist spot`),
  waitlist_accept: lines(`
    yes I'll take that spot
    I'll take the opening
    I accept the offer
    I want the slot you texted me about
    yes please I'll take the cancellation
    grab that opening for me
    i take the offered time? i take that offer
    is that spot still available? I'll take that spot
    claim the offer
    I'd like the spot you offered
    yes to that opening
    take the earlier slot
    I would love that opening, thank you so much`),
  waitlist_decline: lines(`
    no thanks, give it to someone else
    I'll pass on that opening
    decline the offer
    I can't take that slot you offered, keep me on the list
    pass
    not taking that spot
    offer it to the next person
    i'll have to pass
    let someone else have it
    that slot doesn't work for me
    no thank you, keep me on the waiting list
    i dont want this opening
    I am afraid I must pass on it, dear`).filter((line) => line !== "pass"),
  ask: lines(`
    do you take Aetna?
    what are your hours?
    where can I park?
    how much does a cleaning cost?
    do you validate parking
    is there wheelchair access at the North clinic?
    how much is parking?
    do you have Spanish speaking staff?
    u open saturday?
    which insurances do you accept please?
    can I bring my daughter with me to the clinic?
    do you offer telehealth visits?`),
  stop_messages: lines(`
    STOP
    stop texting me
    unsubscribe
    no more texts please
    don't text me anymore
    stop sending me reminders
    opt out
    I want to opt out of messages
    quit messaging me
    take me off your text list
    please dont send me sms
    turn off reminders
    I do not wish to receive text messages, thank you`),
  start_messages: lines(`
    START
    start texting me again
    turn reminders back on
    opt in
    can you text me reminders
    I want to get reminders by text
    resume messages
    sign me up for text reminders
    subscribe
    please text me a reminder before my visit
    i want receive sms
    unstop
    I would like to get the text messages again`),
};
