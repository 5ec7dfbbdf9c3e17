import { WORD_CLASSES } from "../../rules/cues/word-classes.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Word lists the wish cues name as `@name`, beside those of the rules. */
export const WISH_WORDS = {
  ...WORD_CLASSES,
  visit: words(`appointment appointments visit visits booking bookings consultation consult checkup exam exams cleaning
    cleanings session sessions physical scan ultrasound slot spot time procedure mammogram xray shot shots vaccine
    vaccination bloodwork screening filling crown extraction surgery colonoscopy mri biopsy test tests telehealth one`),
  visits: words(
    `appointment appointments visit visits booking bookings checkups sessions cleanings reservations exams`,
  ),
  weekday: words(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    mon tue tues wed thu thur thurs fri sat sun`),
  body: words(`tooth teeth back knee skin mole rash ear eye eyes throat foot ankle shoulder gums blood shot`),
  own: words(`my our his her their 's the`),
  mine: words(`my our his her their 's`),
  thing: words(`it that this them one those these`),
  opening: words(`opening openings slot slots spot spots space spaces place places time times appointment appointments
    availability something anything one cancellation cancellations day earlier sooner`),
  waitlist: words(`waitlist waitlists wait-list waitinglist`),
  change: words(`change switch move make convert turn swap update do have take changed switched moved changing switching
    moving converting prefer rather`),
  text: words(`text texts texting message messages messaging sms reminder reminders notification notifications email
    emails emailing mail spam alert alerts call calls calling`),
  insurer: words(`insurance insurer coverage plan policy medicare medicaid carrier`),
  medicine:
    words(`medicine medicines medication medications meds med pill pills tablet tablets prescription prescriptions
    script scripts rx inhaler insulin antibiotics antibiotic ibuprofen tylenol aspirin amoxicillin metformin statin
    drops cream ointment birth thinner thinners painkiller painkillers painkillers dose dosage drug drugs paracetamol
    advil eliquis warfarin lisinopril prednisone`),
  testing: words(`test tests lab labs blood bloodwork biopsy scan xray x mri ultrasound mammogram pap swab urine culture
    imaging ct pathology screening covid strep bloods cholesterol`),
  paper: words(`letter note form forms paperwork certificate slip papers document documents`),
  belonging:
    words(`coat jacket scarf hat glove gloves umbrella phone wallet purse bag backpack keys key glasses sunglasses
    watch ring necklace earring earrings bracelet book laptop tablet charger headphones airpods earbuds retainer jumper
    sweater hoodie toy teddy bottle cane license id passport card cap shawl hearing dentures mouthguard item belongings
    stroller walker crutches blanket doll`),
  teller: words(`nurse doctor dr receptionist manager secretary assistant clinic office staff lady girl guy man woman
    somebody someone they she he hygienist supervisor desk reception dentist specialist gp physician coordinator`),
} as const;
