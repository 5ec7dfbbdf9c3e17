/**
 * Messages as patients write them with the wishes they hold, one a line: `message => wish | wish`, a wish being
 * `kind field=value …` or `desk:topic`, and `-` for none. `a/b` allows either. Before the message, `[asked dates]`,
 * `[offered]`, `[pending cancel]`, `[yesNo resume]` say what stands on the table. Written before any of it was read by a
 * cue. The clock is the fixtures': Monday 2 March 2026, nine in the morning. Fields: `wish-line.ts`.
 */
export const FRESH_MESSAGES = `
hey need to get my teeth cleaned sometime next week => book for=cleaning to=2026-03-09..2026-03-15
I was wondering if it would be at all possible to come and see Dr Patel on Thursday => book by=patel to=2026-03-05
my son has a weird rash on his arm and id like someone to look at it tomorrow => book for=skin who=child to=2026-03-03
Hello dear, my name is Edith and I'm 84. I haven't had my yearly physical yet, and I'd like to come in on the 12th if there's room => book for=physical to=2026-03-12
cleaning fri after 4 => book for=cleaning to=2026-03-06 times=16:00-
i am want make appointment for the doctor of tooths please => book/find
um hi yeah so I guess I need uh a checkup or something like that maybe wednesday => book to=2026-03-04
got any openings w okafor this week => book/find by=okafor to=2026-03-02..2026-03-08
can u fit me in today, my tooth is killing me => book to=2026-03-02
two cleanings please, one for me and one for my wife, back to back if you can => book for=cleaning
Would you be so kind as to put me down for an ultrasound on March 20th? => book for=ultrasound to=2026-03-20
its time for my daughters dental checkup again, any day next week after school => book for=dental-exam who=child to=2026-03-09..2026-03-15
haven't seen a dentist in years, figured i should probably come in => book/find
I'd love to get on Dr May's schedule => book by=may
what's the soonest you could see me for a skin check => book for=skin
my husband needs to be seen for his moles, he's free tuesday => book who=spouse to=2026-03-03
appt 4 physical plz thx => book for=physical
do you have anything on saturday morning? => book/find to=2026-03-07
we just moved to town and need a checkup for all three kids => book who=child
Doctor said I should come back for a follow up in two weeks => book
i want the same thing as last time, dr patel, mornings only => book by=patel
could you see my mother this afternoon => book who=parent to=2026-03-02
need physio twice a week for a month => book
is Dr Smith free on Wednesday at 10? => book/find by=smith to=2026-03-04 clock=10:00
I think I'd better have someone look at this tooth before the weekend => book
Please arrange a visit for me with the skin specialist => book/find
hoping to get in for a cleaning tomorrow or wednesday => book for=cleaning to=2026-03-03,2026-03-04
looking for someone good with nervous dental patients => find
who do you have that does skin stuff => find/ask
can you point me to a family doc near north hills => find
i search for a dentist woman => find
Is there a dermatologist at your downtown place? => find/ask
which one of your dentists can see me the soonest => compare
who's got something earlier, lee or patel => compare
whoever is first, okafor or may, who has sooner => compare
between Dr Smith and Dr May, who could take me quicker? => compare
why's there nothing this week?? => why_none
how is it possible that you have no times on friday => why_none
you're telling me there isnt a single opening in march? why => why_none
can you explain why Dr Patel never has any times => why_none
what do you mean nothing available tomorrow, why not => why_none
when am i supposed to come in again => list/details
I've lost my little card, could you tell me when my appointment is? => list/details
did i already book something for next week? cant remember => list on=2026-03-09..2026-03-15
what do i have coming up => list
hi sorry to bother you but do you have me down for anything on Thursday? => list/details on=2026-03-05
pls check if i have appointment => list
I'd like to see everything I have booked with you => list all
my wife says I have an appointment this week but I'm not sure, do I? => list on=2026-03-02..2026-03-08
am i in the system for tomorrow? => list on=2026-03-03
whats booked for my kids => list whose=child
what time was my thing with dr lee tomorrow => details with=lee-daniel,lee-grace on=2026-03-03
where do i need to go for my ultrasound on thursday => details type=ultrasound on=2026-03-05
who will I be seeing at my 3 o'clock? => details at=15:00
how long will my physical take on friday? => details type=physical on=2026-03-06
remind me which doctor I've got for the cleaning => details type=cleaning
which address do I go to for my appointment on the 10th => details on=2026-03-10
is my visit tomorrow at the downtown one or the north one => details on=2026-03-03
anything i need to bring to my appointment tomorrow => preparation on=2026-03-03
do i have to have an empty stomach for my scan thursday => preparation type=ultrasound on=2026-03-05
can I drink coffee before my ultrasound tomorrow? => preparation type=ultrasound on=2026-03-03
how should I get ready for my physical on Friday? => preparation type=physical on=2026-03-06
do I need to stop eating before my appointment on wednesday => preparation on=2026-03-04
what do i wear to my ultrasound on thursday => preparation type=ultrasound on=2026-03-05
something came up at work, can we push my friday appointment to monday => reschedule on=2026-03-06 to=2026-03-09
cant do thursday anymore, is there something on friday instead => reschedule on=2026-03-05 to=2026-03-06
need to move my appt => reschedule
Would it be at all possible to shift my visit on Wednesday a little later in the day? => reschedule on=2026-03-04
sorry for the trouble but the 3pm won't work, could we make it 5 => reschedule at=15:00 clock=17:00
i have to change day of my appointment please => reschedule
My carpool fell through so I'd need to come another day than Tuesday => reschedule on=2026-03-03
rescedule my clenaing to next week => reschedule type=cleaning to=2026-03-09..2026-03-15
can my son's checkup be on a different day, he has soccer => reschedule whose=child type=dental-exam,physical
Dr Lee on Friday needs to become Monday => reschedule with=lee-daniel,lee-grace on=2026-03-06 to=2026-03-09
I can make it on Thursday rather than Wednesday if thats ok => reschedule on=2026-03-04 to=2026-03-05
postpone my ultrasound by a week => reschedule type=ultrasound
is it too late to switch tomorrow's appointment to the afternoon => reschedule on=2026-03-03
pls put my appointment back to next month => reschedule to=2026-04-01..2026-04-30
my appointment tomorrow isn't going to work for me, what else do you have => reschedule on=2026-03-03
I'd rather come at 9 than at 11 on Friday => reschedule on=2026-03-06 at=11:00
we need to do my physical another time => reschedule type=physical
i have visit on monday but i work, want other day => reschedule on=2026-03-09
anything earlier than my appointment on the 20th? it's getting worse => move_earlier on=2026-03-20
I don't want to wait until April for my cleaning, can I come in sooner => move_earlier type=cleaning
could my appointment be brought forward => move_earlier
is there a chance to be seen before the date i was given => move_earlier
any way to bump up my visit with okafor => move_earlier with=okafor
if at all possible i'd like my appointment moved to an earlier date => move_earlier
three weeks is too long to wait, can you get me in earlier than that => move_earlier
wont be able to make it tomorrow, please take me off the schedule => cancel on=2026-03-03
no longer need my friday appointment => cancel on=2026-03-06
pls scratch my 2:30 => cancel at=14:30
My father passed away and he had a visit next week, please take it out of your book => cancel whose=parent on=2026-03-09..2026-03-15
i want to not come on thursday => cancel on=2026-03-05
I regret that I shall not be able to keep my appointment on the 10th => cancel on=2026-03-10
kill my appt w patel => cancel with=patel
got a cold so skipping tomorrow's cleaning => cancel type=cleaning on=2026-03-03
we have to drop all of our appointments this month, we're moving => cancel all on=2026-03-02..2026-03-31
please to cancel the visit of my daughter => cancel whose=child
yeah so I'm calling because I have an appointment on Friday and I just can't come, sorry => cancel on=2026-03-06
Feeling a lot better now so I don't think I need to see Dr Smith anymore => cancel with=smith
cancl appoitment tomorow plz => cancel on=2026-03-03
can you get rid of the one on wednesday => cancel on=2026-03-04
forget about my ultrasound, my doctor did it already => cancel type=ultrasound
not gonna make it thursday, sick kid => cancel on=2026-03-05
cancel everything => cancel all
I need to call off the appointment with Dr May at ten => cancel with=may at=10:00
yes I will come tomorrow => confirm_attendance on=2026-03-03
just letting you know we'll be there friday at 10 => confirm_attendance on=2026-03-06 at=10:00
i got your text, see you thursday => confirm_attendance on=2026-03-05
still on for tomorrow! => confirm_attendance on=2026-03-03
Confirming for my husband on Wednesday => confirm_attendance whose=spouse on=2026-03-04
Yes I am coming to my appointment => confirm_attendance
I just want to confirm that I'm coming in on Tuesday => confirm_attendance on=2026-03-03
ill be there for my 3pm => confirm_attendance at=15:00
running behind, be there in 20 => running_late late=20
bus broke down i come maybe 15 minute after => running_late late=15
Hello, I'm afraid the snow is slowing us down, we may be about ten minutes late => running_late late=10
can't find parking, there in 5 => running_late late=5
omw but late => running_late
might not make it right on time for my 9:30, sorry => running_late at=09:30
traffic is horrible gonna be like half an hour late for dr patel => running_late with=patel late=30
my son's appointment is at ten but we overslept, we're on our way => running_late whose=child at=10:00
will they still see me if I get there at 10:15? my appointment was at 10 => running_late at=10:00
im late sorry sorry => running_late
could I do my appointment on thursday over video instead of driving => change_modality on=2026-03-05 mode=video
is there any way to have tomorrow's visit by phone? my car died => change_modality on=2026-03-03 mode=phone
make my video visit an in person one please => change_modality mode=in_person
i prefer to come in instead of the telehealth appointment => change_modality mode=in_person
can dr okafor just call me instead of me coming in friday => change_modality mode=phone on=2026-03-06 by=okafor
I'd feel more comfortable with a different doctor for my visit on Friday => change_practitioner on=2026-03-06
I don't want to see Dr Lee again, can somebody else do my appointment => change_practitioner with=lee-daniel,lee-grace
can I have Dr Patel instead of Dr Lee for my cleaning => change_practitioner with=lee-daniel,lee-grace type=cleaning by=patel
my appointment is with dr smith but i want dr may => change_practitioner with=smith by=may
is it possible to have a lady doctor for my appointment instead => change_practitioner
I'll need somebody to translate into Polish at my appointment => add_need needs=Polish
my grandma comes in a wheelchair on friday => add_need needs=wheelchair on=2026-03-06
we will need a sign language interpreter for our visit => add_need
can there be a spanish speaking person when my mother comes in thursday => add_need needs=Spanish on=2026-03-05
i'm in a wheelchair now, just so you know for tomorrow => add_need needs=wheelchair on=2026-03-03
she's hard of hearing, please note it for her appointment => add_need
how do i get this on my google calendar => add_to_calendar
could you send me an invite so it shows up on my phone's calendar => add_to_calendar
calendar link pls => add_to_calendar
I'd like to save my appointment to outlook => add_to_calendar
oh no I cancelled the wrong one, can you bring it back => undo
wait, I still want that appointment I just cancelled => undo
oops undo => undo
please put things back how they were => undo
changed my mind, give me my old time back => undo
can you uncancel it => undo
if anybody drops out could you give me a shout => waitlist_join
add me to the list in case something opens up with Dr Patel => waitlist_join by=patel
text me if you get a cancellation this week => waitlist_join to=2026-03-02..2026-03-08
I'd be glad to be called if an earlier slot comes free => waitlist_join
put my son on your waiting list for a cleaning => waitlist_join for=cleaning who=child
wait list me => waitlist_join
pls can you inform me when place is free => waitlist_join
for the waitlist i could do mornings too now => waitlist_edit
change my waitlist thing to tuesdays and thursdays only => waitlist_edit
I'm on the list for Dr Lee but Dr Patel would be fine as well => waitlist_edit
please change what days you have me on the waitlist for => waitlist_edit
take my name off the waiting list, I found something else => waitlist_leave
dont need to be on the list anymore => waitlist_leave
no more waitlist for me thanks => waitlist_leave
you can stop looking for an earlier slot for me => waitlist_leave
how far down the waitlist am i => waitlist_position
any movement on the waiting list? => waitlist_position
what number am I in line => waitlist_position
am I still on the waitlist? => waitlist_position
yes please give me that spot you texted about => waitlist_accept
I want the opening that just came up => waitlist_accept
i take the free place you send me => waitlist_accept
got your message about the open slot, I'll have it => waitlist_accept
thanks but that opening doesn't work for me => waitlist_decline
no i dont want the slot you texted me => waitlist_decline
I'll let that one you offered me go, keep me on the list => waitlist_decline
pass on the opening => waitlist_decline
quit texting me => stop_messages
I don't want to get any more reminders from you => stop_messages
take my number off your texts => stop_messages
too many messages!! please stop sending me => stop_messages
can you text me reminders again => start_messages
I'd like to get the reminders after all => start_messages
resume texts => start_messages
my blood pressure pills are almost gone => desk:refill
need more of my inhaler sent to walgreens => desk:refill
could the doctor kindly renew my thyroid tablets => desk:refill
im out of meds => desk:refill
the pharmacy says I have no refills left => desk:refill
did my labs come back => desk:results
Dr May did a blood test on me last week, I wonder whether there's any news => desk:results
have you heard about my xray => desk:results
i want know what say my blood test => desk:results
were my results ok? => desk:results
did you guys send the referral to the heart doctor yet => desk:referral_status
I need to be referred to a specialist for my knee => desk:referral_status
any word on my referral => desk:referral_status
got a bill i dont understand => desk:billing
why am i being charged 120 when insurance covers it => desk:billing
I think you overcharged me for the last visit => desk:billing
can I pay off my balance in installments => desk:billing/ask
i already paid this invoice => desk:billing
please send my file over to my new doctor => desk:records
how can i get a copy of my xrays => desk:records/ask
need my vaccination records for school => desk:records
my insurance says they have to approve the scan first, did you send it to them => desk:prior_authorisation
has the prior auth for my mri gone through => desk:prior_authorisation
need a note for work that I was there yesterday => desk:letter
could someone fill in the form for my son's camp? => desk:letter
my boss want paper from doctor => desk:letter
my gums are still bleeding three days after the extraction, is that normal => desk:clinical_question
should i be concerned that my mole changed colour => desk:clinical_question
I'd like to ask the nurse something about my wound => desk:clinical_question
baby has had a cough for a week, what can I give her => desk:clinical_question/desk:medication
is it ok to take ibuprofen with my blood pressure pills => desk:medication
forgot to take my pill this morning, should i take two => desk:medication
the new tablets make me feel sick => desk:medication
your front desk lady hung up on me => desk:complaint
I am really not happy with how I was treated on Friday => desk:complaint
waited over an hour and nobody said anything, ridiculous => desk:complaint
I want to speak to the manager about my visit => desk:complaint/desk:callback
could one of the nurses give me a ring => desk:callback
have someone phone me back this afternoon please => desk:callback
I missed a call from you => desk:callback
pls call my mom back => desk:callback
did i leave my scarf in the waiting room => desk:lost_item
my kid forgot his jacket at your place yesterday => desk:lost_item
has anyone handed in a set of keys => desk:lost_item
how do i become a patient with you => desk:new_patient_registration/ask
i want register my baby as new patient => desk:new_patient_registration
we'd like to sign our family up with your clinic => desk:new_patient_registration
my phone number changed => desk:contact_update
we've moved, who do i tell the new address => desk:contact_update
got married, my last name is different now => desk:contact_update
please use my other email from now on => desk:contact_update
I have a new insurance card => desk:insurance_update
we changed from aetna to cigna in january => desk:insurance_update
my insurance is different this year, what do I do => desk:insurance_update
I'd like my daughter to be able to make appointments for me => desk:proxy
can my husband see my appointments and stuff => desk:proxy
i take care of my father, how do i get put on his account => desk:proxy
please delete everything you have saved about me => desk:privacy
who can see my information => desk:privacy/ask
cancel friday and book me something next week instead => cancel on=2026-03-06 | book to=2026-03-09..2026-03-15 // reschedule on=2026-03-06 to=2026-03-09..2026-03-15
running ten minutes late and also is there parking => running_late late=10 | ask
I need a cleaning on Tuesday, and can you also cancel my ultrasound => book for=cleaning to=2026-03-03 | cancel type=ultrasound
refill my lisinopril and move my appt to thursday => desk:refill | reschedule to=2026-03-05
do you take cigna and if so can I get a physical next week => ask | book for=physical to=2026-03-09..2026-03-15
Move my Friday one to Monday. Oh and my phone number changed. => reschedule on=2026-03-06 to=2026-03-09 | desk:contact_update
cancel my cleaning, and have somebody call me about the bill => cancel type=cleaning | desk:billing/desk:callback
book me with okafor tomorrow and send it to my calendar => book by=okafor to=2026-03-03 | add_to_calendar
whens my next visit and what do i need to bring to it => list/details next | preparation
I'll be there tomorrow but I'm going to need a wheelchair => confirm_attendance on=2026-03-03 | add_need needs=wheelchair
get me in thursday or else put me on the waitlist => book to=2026-03-05 | waitlist_join
my son needs a checkup and my daughter needs a skin check => book who=child | book for=skin who=child
please cancel wednesday. also stop texting me => cancel on=2026-03-04 | stop_messages
I have a question about my bill and I also need my test results => desk:billing | desk:results
late by 10 min, and do i pay today? => running_late late=10 | ask
Hi, two things: I need a sick note for last Monday and I want to reschedule my physical => desk:letter | reschedule type=physical
where are you located and are you open on saturdays => ask | ask
change my appointment to a phone call and tell me what it costs => change_modality mode=phone | ask
new insurance since march, also want to book a cleaning => desk:insurance_update | book for=cleaning
can you cancel my wife's appointment and give me that time => cancel whose=spouse | book
I lost my glasses there on Friday and I'd like to make an appointment with Dr Smith => desk:lost_item | book by=smith
undo the cancellation and tell me what time it is => undo | details/list
list my appointments and cancel the last one => list | cancel nth=-1
Confirm Tuesday and cancel Thursday => confirm_attendance on=2026-03-03 | cancel on=2026-03-05
I need to see Dr May about my knee, and my mum needs a blood pressure check => book by=may | book who=parent
not coming tomorrow, what do you have the week after => cancel on=2026-03-03 | book // reschedule on=2026-03-03
can someone look at my rash this week and how much is it without insurance => book for=skin to=2026-03-02..2026-03-08 | ask
how much is a cleaning? if under 100 book me for friday => ask | book to=2026-03-06
add me to the waiting list for dr patel, and when is my current appointment? => waitlist_join by=patel | list/details
take me off the waitlist and cancel my visit on the 10th => waitlist_leave | cancel on=2026-03-10
I moved to Elm Street so please update that and also transfer my records from Dr Brown => desk:contact_update | desk:records
are you open tomorrow? I'd want to come by for a cleaning => ask | book for=cleaning
my tooth hurts so I want an exam tomorrow and do i need to pay up front => book for=dental-exam to=2026-03-03 | ask
keep my friday visit but drop the one on monday => cancel on=2026-03-09
what's my balance and can you also tell me my next appointment => desk:billing | list next
reschedule my cleaning to friday, and my son's to the same day => reschedule type=cleaning to=2026-03-06 | reschedule whose=child
I want a new appointment with Patel and please cancel the one with Smith => book by=patel | cancel with=smith
give me a call about my results and confirm my visit thursday => desk:results/desk:callback | confirm_attendance on=2026-03-05
need a refill plus a physical sometime in april => desk:refill | book for=physical to=2026-04-01..2026-04-30
if dr lee has nothing friday then dr patel is ok too, for a cleaning => book for=cleaning
let me know where to park and whether I should fast before my scan on thursday => ask | preparation type=ultrasound on=2026-03-05
what time do you close today => ask
is there parking out front => ask
do i need a referral to see the skin doctor => ask
how much would a cleaning be w/o insurance => ask
can i pay with apple pay => ask
do you guys see kids => ask
is the clinic open on good friday? => ask
what happens if i cancel the day before => ask
what's your policy about being late => ask
do you speak spanish there => ask
Excuse me, might I ask whether you accept Medicare => ask
how does a skin check work => ask
are dogs allowed => ask
what insurance do you take => ask
how do video visits work with you => ask
is there an elevator in the building => ask
does a dental cleaning hurt => ask
can i bring my kids along => ask
what vaccinations do you do => ask
how long is a physical => ask
where's the north hills clinic => ask
do you charge for no shows => ask
how many days before do i have to cancel => ask
can a friend come in with me => ask
do your doctors do house calls => ask
hi there => -
good morning how are you today => -
thanks a bunch, you've been so helpful => -
ok => -
lol => -
bye now dear, god bless => -
haha no worries => -
are you a real person => -
you're pretty clever for a robot => -
nice weather we're having => -
what's the capital of france => -
can you order me a pizza => -
tell me a joke => -
cancel my netflix => -
who won the game last night => -
book me a hotel in chicago => -
reschedule my flight to monday => -
hmm let me think => -
one sec => -
I was late to the party yesterday lol => -
my car needs an appointment at the garage => -
[offered] the second one please => -
[offered] thursday at 4 works => -
[offered] anything later? => -
[offered] none of those work for me => -
[offered] yes the first => -
[offered] do you have it with Dr Patel => -
[offered] is there something earlier in the day => -
[offered] could you do friday instead => -
[offered] ill take the 2:30 => -
[offered] those are all too early for me => -
[offered] where is that one? => ask/-
[offered] actually cancel my appointment on friday first => cancel on=2026-03-06
[offered] hang on, is parking free there? => ask
[offered] never mind, just put me on the waiting list => waitlist_join
[pending book] yes go ahead => -
[pending book] no wait, make it 3 => -
[pending book] ok do it => -
[pending book] yes and do i need to bring anything => preparation/ask
[pending book] hmm can it be a video visit instead => -
[pending book] not that one, thursday => -
[pending book] will I need to pay at the visit? => ask
[pending book] actually forget it => -
[pending cancel] yes cancel it => -/cancel
[pending cancel] no, leave it => -
[pending cancel] yes please, and book me for next week => book to=2026-03-09..2026-03-15
[pending cancel] hmm could i move it to friday instead => reschedule to=2026-03-06/- to=2026-03-06
[pending reschedule] yup => -
[pending reschedule] no keep it as it was => -
[asked visitType] just a cleaning => -
[asked visitType] the annual one => -
[asked visitType] something with my skin => -
[asked visitType] not sure, my tooth aches => -
[asked dates] thursday or friday => -
[asked dates] any day but monday => -
[asked dates] as soon as possible => -
[asked dates] next week in the afternoon => -
[asked dates] I work mornings so after 2 => -
[asked dates] wait how much does it cost first? => ask
[asked name] Maria Gonzalez => -
[asked name,dateOfBirth] John Park, march 4 1980 => -
[asked phone] why do you need that? => -/ask
[asked dateOfBirth] 5/6/71 => -
[asked phone] 555-0142 is my cell => -
[asked patientKind] I've been there before => -
[asked forWhom] it's for my little boy => -
[asked payer] blue cross => -
[asked payer] i just switched to cigna => -
[asked practitioner] anyone is fine => -
[asked practitioner] a woman if possible => -
[asked appointment] the one on friday => -
[asked appointment] the cleaning => -
[asked appointment] both => -
[asked minutesLate] about 15 => -
[yesNo resume] yes lets continue => -
[yesNo resume] no start over => -
`;

/** Written after the cues had been widened for the messages above; what they read at first is the honest figure. */
export const LATER_MESSAGES = `
could I maybe get a slot with Dr Smith for my mole on the 11th => book by=smith to=2026-03-11
need a doc appt for my kid asap => book who=child
what days is dr okafor in next week, I'd like to see her => book/find by=okafor to=2026-03-09..2026-03-15
my wife and I both need cleanings, same afternoon if you can swing it => book for=cleaning
please I need ultrasound this friday morning => book for=ultrasound to=2026-03-06
can you slot me in w/ patel tmrw => book by=patel to=2026-03-03
i think im due for my annual => book/-
who's good with kids over there => find/ask
need to find a lady dentist => find
who could see me quickest of all your dentists => compare
how come everything is full until april => why_none
what happened, why no openings with smith => why_none
did my appointment go through? => list/details
i cant find my confirmation, am i still booked for thursday => list/details on=2026-03-05
what day is my kids dentist thing => list/details whose=child
remind me what time im in tomorrow => details on=2026-03-03
who's the doctor I see on friday? => details on=2026-03-06
should i skip breakfast before my physical tomorrow => preparation type=physical on=2026-03-03
what paperwork do i bring to my appointment => preparation/ask
hey so thursday isn't gonna work after all, got anything the week after => reschedule on=2026-03-05 to=2026-03-09..2026-03-15
need to push my appointment w/ patel back a few days => reschedule with=patel
my shift changed, can i come in the evening instead of 10am => reschedule at=10:00
Might I trouble you to move my visit of Friday to some other day? => reschedule on=2026-03-06
other time for my cleaning please, tuesday no good => reschedule type=cleaning on=2026-03-03
pls move wednesday to thursday => reschedule on=2026-03-04 to=2026-03-05
is it possible to be seen any sooner than the 24th => move_earlier on=2026-03-24
pain is worse, can my appointment be sooner => move_earlier
hi its rosa, i have to cancel for tomorrow my car is in the shop => cancel on=2026-03-03
we wont need the thursday appointment after all => cancel on=2026-03-05
please remove my booking on the 12th => cancel on=2026-03-12
husband is in hospital so neither of us will make it friday => cancel on=2026-03-06
you can give away my 4pm => cancel at=16:00
I'd like to cancel what I booked earlier => cancel
yep we'll be there => confirm_attendance
confirming for thurs => confirm_attendance on=2026-03-05
got the reminder, i'll be coming => confirm_attendance
be there in like 10, sorry => running_late late=10
train stuck, I come later 20 minutes => running_late late=20
we're gonna miss the start of our appointment by a bit => running_late
can we do tomorrow on zoom => change_modality mode=video on=2026-03-03
rather talk on the phone than come in for my appointment => change_modality mode=phone
could someone other than dr lee do my cleaning => change_practitioner type=cleaning with=lee-daniel,lee-grace
my dad uses a walker, is someone able to help him on friday => add_need on=2026-03-06
i only speak portuguese => add_need needs=Portuguese
pop it in my calendar would you => add_to_calendar
actually un-cancel that please => undo
sorry that was a mistake, put it back => undo
lemme know if anything opens up sooner => waitlist_join
if somebody cancels on thursday i can be there in 10 minutes => waitlist_join
make my waitlist mornings only => waitlist_edit
I found another dentist so you can take me off that list => waitlist_leave
how many people before me on the list => waitlist_position
yes ill take the earlier spot you offered => waitlist_accept
can't use that opening, give it to somebody else => waitlist_decline
enough with the reminders already => stop_messages
please text me reminders from now on => start_messages
running out of metformin on friday => desk:refill
any update on the biopsy => desk:results
has dr brown's office got my referral => desk:referral_status
you billed the wrong insurance => desk:billing
email me my chart please => desk:records
does blue cross need to approve my mri before => desk:prior_authorisation/ask
need something in writing for my landlord about my asthma => desk:letter
stitches look red and puffy should I worry => desk:clinical_question
can i drink wine with amoxicillin => desk:medication
worst visit ever, nobody even apologized => desk:complaint
tell dr may to ring me => desk:callback
anyone seen a blue umbrella => desk:lost_item
i'd like to join your practice => desk:new_patient_registration
changed my cell, new one is 555-0199 => desk:contact_update
got on my wife's plan now, her insurance is united => desk:insurance_update
my sister should be allowed to talk to you about me => desk:proxy
wipe my data => desk:privacy
cancel tuesday, and when's my next one after that => cancel on=2026-03-03 | list/details
what's the copay and could you book me a physical => ask | book for=physical
I'm late, 15 min, also can I get a refill => running_late late=15 | desk:refill
take me off the waitlist and book me with may on friday => waitlist_leave | book by=may to=2026-03-06
move my cleaning to the 13th and stop the texts => reschedule type=cleaning to=2026-03-13 | stop_messages
want a sick note and my blood results => desk:letter | desk:results
is there wifi => ask
do i have to wear a mask => ask
whats ur address => ask
how early should new patients show up => ask
can i eat in the waiting room => ask
does insurance cover a skin check => ask
what's the difference between a cleaning and an exam => ask
is Dr Patel any good? => ask
how old must you be to come alone => ask
you guys are the best => -
sorry wrong number => -
never mind => -
what's 2 plus 2 => -
merry christmas => -
i hate mondays => -
[offered] tuesday afternoon is better => -
[offered] the one with patel => -
[offered] first one pls => -
[offered] ugh nothing on friday? => -/why_none
[pending book] perfect, yes => -
[pending book] can you make it a bit later => -
[asked dates] next tues or weds after lunch => -
[asked name] it's Bob Stone => -
[asked payer] aetna i think => -
[asked visitType] physical => -
`;
