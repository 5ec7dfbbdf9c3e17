import type { DeskTopic } from "../../acts.ts";

const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim());

/** Ways to want what only a person of the clinic settles, by topic. */
export const DESK_PHRASINGS: Readonly<Record<DeskTopic, readonly string[]>> = {
  refill: lines(`
    I need a refill
    can you renew my prescription
    my pills ran out
    I'm almost out of my blood pressure medication
    refil plz
    please send my prescription to the pharmacy
    I need more insulin
    my inhaler is running out
    could the doctor renew my statin
    hello i need repeat prescription
    the pharmacy says they never got my script
    Dear, I have only two tablets left, I am running out of my pills
    call in my prescription to walgreens`),
  results: lines(`
    are my results back
    when will my test results be in?
    what did my blood test show
    any news about my biopsy
    lab results pls
    I'm calling about my mammogram results
    did my labs come back
    i want know result of my blood
    is my x-ray back yet? are my test results ready
    can someone tell me my results
    I had a scan last week and haven't heard the results
    my daughter's test results
    how did my blood work look`),
  referral_status: lines(`
    did my referral go through?
    what's the status of my referral
    has the referral been sent to the cardiologist
    I need a referral to a specialist
    can Dr Lee refer me to a neurologist
    still waiting for my referral
    referral update please
    check on my referral
    my referral is not arrived yet
    when will the referral be ready
    could you send my referral to the hospital
    I need to get referred to an allergist
    I haven't heard anything about my referral`),
  billing: lines(`
    I have a question about my bill
    I was charged twice
    why did you charge me $80
    I want to dispute a charge
    how much do I owe
    can I get a refund
    my insurance denied the claim
    i got bill i not understand
    there's a mistake on my statement
    can I set up a payment plan for my bill
    need a receipt for my last visit
    what's my balance
    I received an invoice, dear, but I already paid my bill`),
  records: lines(`
    I need a copy of my medical records
    send my records to my new dentist
    can you transfer my chart to Dr Brown's office
    records release please
    how do I get my son's vaccination record
    i want my medical file
    please forward my x-rays to the specialist
    fax my records to the hospital
    request my medical records
    I would like a copy of my chart
    can i have copies of my dental records
    release my records to my lawyer
    need my immunization records for school`),
  prior_authorisation: lines(`
    did my prior authorization go through
    I need a prior auth for my MRI
    status of my preauthorization
    my insurance wants prior approval
    has the insurance approved my scan yet
    the pharmacy says my medication needs authorization
    pre-auth update
    i need authorization from insurance for surgery
    can you submit the prior authorisation
    still waiting on approval from my insurance
    is my authorization approved
    they told me it requires preapproval
    My insurer must authorize the procedure first, could you see to it`),
  letter: lines(`
    I need a doctor's note for work
    can I get a sick note
    please fill out my FMLA form
    need a letter for school
    can the doctor sign my camp form
    I need a medical certificate
    proof of my appointment for my boss
    i need paper for my job, i was sick
    could you write me a letter for the airline
    disability paperwork needs to be completed
    excuse note for gym class
    sports physical form to be signed by the doctor
    handicap parking placard form`),
  clinical_question: lines(`
    is this rash normal
    should I be worried about this swelling
    what could be causing my headaches
    I have a question for the nurse
    do you think it's infected
    medical question for Dr Lee
    how long does the pain last after an extraction
    what should I do for a fever
    when can I exercise after my surgery
    why is my tooth hurting
    is it serious if my gum bleeds
    can i ask the doctor something about my knee? i want ask doctor about my knee
    Could I speak with the nurse, dear`),
  medication: lines(`
    can I take ibuprofen with my antibiotics
    should I stop taking my blood thinner
    I missed a dose, what do I do
    what dose of tylenol should I give my son
    side effects of amoxicillin
    my pills make me dizzy? the medication is making me dizzy
    question about my medication
    is it safe to mix advil and aspirin
    how many tablets do i take
    how much ibuprofen can I have
    does lisinopril interact with grapefruit
    should i take my insulin before
    I think I am allergic to the antibiotic`),
  complaint: lines(`
    I want to make a complaint
    your receptionist was rude to me
    I'm very unhappy with my visit
    I was kept waiting for two hours
    terrible service
    how do I complain about a doctor
    I'd like to report a nurse
    this is unacceptable
    the staff treated me badly
    i am very angry with the doctor
    I want to speak to the manager
    worst experience ever
    nobody ever calls me back, it is a disgrace`),
  callback: lines(`
    call me back
    can someone call me
    please have the nurse call me
    could you ring me tomorrow
    I'd like a callback
    callback please
    have Dr Lee call me please
    pls call me at 555-0142
    i want somebody call me
    give me a call
    I missed a call from you
    can the office phone me back
    someone called me from your number
    would the doctor telephone me this afternoon`),
  lost_item: lines(`
    I lost my scarf in your waiting room
    I think I left my umbrella there
    did anyone find my glasses
    lost and found
    lost & found
    I forgot my phone at the clinic
    left my jacket at reception yesterday
    have you found a set of keys
    my son left his backpack in the exam room
    i forget my bag in doctor room? i forgot my bag in the room
    lost my earring during my visit
    has someone handed in a wallet
    I believe I left my cane behind, dear
    did you see my water bottle? did you find my bottle`),
  new_patient_registration: lines(`
    how do I register as a new patient
    I want to register
    can I sign up as a patient
    I'd like to become a patient here
    register me please
    i want to enroll with your practice
    new patient registration
    can I join your practice
    register my family with you
    i need to register to your clinic
    how do I become a patient
    we just want to get registered as patients
    sign me up as a new patient`),
  contact_update: lines(`
    update my phone number to 555-0199
    I have a new address
    I moved, new address
    change my email
    my number has changed
    you have the wrong phone number for me
    I got married and changed my last name
    pls update my contact details
    i have new phone number
    we recently moved to Elm Street
    please add my wife as emergency contact
    my email on file is old
    Would you note my new telephone number, dear`),
  insurance_update: lines(`
    I have new insurance
    update my insurance
    my insurance changed
    I switched to Blue Cross
    can I upload my insurance card
    i lost my insurance
    I have a new insurance card
    we changed plans, update our coverage
    need to give you my new insurance
    my coverage ended last month? I no longer have my insurance
    i want change my insurance to cigna
    please add my secondary insurance
    photo of my insurance card attached`),
  proxy: lines(`
    I have power of attorney for my mother
    can my daughter manage my appointments
    I want to add my husband to my account
    how do I get access to my son's chart
    I'm her legal guardian
    let my wife see my records
    give my son permission to call for me
    set up proxy access
    i am caregiver of my father
    authorize my sister to speak for me
    I need access for my mom's account
    can I see my husband's results in his portal? let my husband access my account
    My daughter handles everything now, please allow my daughter to speak for me`),
  privacy: lines(`
    delete my data
    what information do you have about me
    I want a copy of my data
    erase everything you have on me
    I withdraw my consent
    please delete my account
    who has seen my information
    is this chat private
    privacy question
    don't share my information with anyone
    GDPR request
    i want you delete my personal data
    how do you protect my data, young man? I worry about my privacy`),
};
