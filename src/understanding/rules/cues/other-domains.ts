import type { Cue } from "../../text/patterns.ts";

/** Things a clinic's desk does not deal in. One of them as the object of a wish makes it someone else's business. */
export const OTHER_DOMAIN_WORDS: readonly string[] = [
  // travel
  "flight", "flights", "airline", "airlines", "airport", "airfare", "plane", "passport", "visa", "luggage", "baggage", "boarding", "layover", "hotel", "hotels", "motel", "hostel", "airbnb", "resort", "vacation", "trip", "travel", "travelling", "traveling", "bus", "buses", "train", "trains", "taxi", "cab", "cabs", "uber", "lyft", "ride", "rental", "suv", "sedan", "itinerary", "cruise", "attractions", "attraction", "museum", "museums", "tourist", "sightseeing", "landmark", "timezone", "roundtrip",
  // car and home
  "car", "cars", "vehicle", "tire", "tires", "oil", "gas", "mpg", "mileage", "engine", "mechanic", "brakes", "battery", "jumpstart", "highway", "traffic", "apartment", "apartments", "condo", "house", "houses", "rent", "lease", "mortgage", "landlord", "bedroom", "bedrooms", "bathroom", "bathrooms", "bath", "baths", "furnished", "property", "residence", "light", "lights", "lamp", "bulb", "vacuum", "thermostat", "plug", "socket", "wemo", "roomba", "oven", "fridge", "laundry", "grass", "garden", "lawn", "drain", "plumber", "furniture",
  // food
  "restaurant", "restaurants", "dine", "dining", "food", "pizza", "burger", "sushi", "recipe", "recipes", "cook", "cooking", "bake", "calories", "ingredient", "ingredients", "cuisine", "takeaway", "takeout", "delivery", "menu", "eat", "eating", "peckish", "hungry", "drinks", "wine", "beer", "coffee", "grocery", "groceries", "meal", "diner", "bar", "pub", "cafe", "steak", "vegan", "vegetarian",
  // money
  "bank", "banking", "savings", "checking", "balance", "credit", "debit", "card", "cards", "loan", "apr", "paycheck", "salary", "payday", "taxes", "tax", "w2", "stock", "stocks", "bitcoin", "currency", "dollar", "dollars", "euro", "euros", "exchange", "transfer", "transaction", "transactions", "spending", "spent", "money", "401k", "rollover", "fico", "atm", "routing", "pin", "bill", "bills", "fraud", "investment", "price", "venmo", "transfers",
  // media and pastime
  "movie", "movies", "film", "films", "song", "songs", "music", "playlist", "album", "podcast", "radio", "audiobook", "volume", "play", "listen", "theater", "theatre", "cinema", "concert", "ticket", "tickets", "game", "games", "nfl", "nba", "football", "soccer", "baseball", "basketball", "sport", "sports", "team", "score", "news", "headlines", "joke", "jokes", "trivia", "story", "poem", "book's", "author", "actor", "actors", "director", "tv", "netflix", "youtube", "video", "videos", "singer", "band", "artist", "genre", "performing", "show", "shows", "series", "jazz", "rock", "pop", "country",
  // tools and knowledge
  "weather", "forecast", "rain", "raining", "snow", "sunny", "temperature", "humidity", "alarm", "alarms", "timer", "reminder", "reminders", "remind", "todo", "list", "lists", "email", "emails", "mail", "inbox", "tweet", "twitter", "facebook", "instagram", "text", "sms", "translate", "translation", "spell", "definition", "define", "meaning", "synonym", "calculate", "square", "equation", "math", "convert", "conversion", "measurement", "capital", "president", "population", "history", "science", "physics", "chess", "planet", "moon", "mars", "wikipedia", "google", "internet", "wifi", "software", "app", "laptop", "iphone", "android", "password", "battery", "camera", "printer", "flip", "coin", "dice", "roll", "whisper", "language", "languages", "accent", "direction", "directions", "distance", "map", "gps", "location", "share", "sync", "order", "package", "shipping", "amazon", "shop", "shopping", "buy", "purchase", "sell", "clothes", "shoes", "gift", "pto", "leave", "holiday", "holidays", "birthday", "wash", "dog", "cat", "pet", "pets", "school", "college", "university", "job", "jobs", "interview", "resume", "boss", "coworker", "hire", "hiring", "politics", "political", "election", "religion", "god", "war", "law", "lawyer", "crime", "wedding", "dating",
  "chat", "cricket", "horoscope", "zodiac", "star", "lottery", "nearby", "cheapest", "homework", "essay", "code", "python", "meaning", "fun", "interesting", "museum", "park", "parks", "stadium", "cosmos", "shakespeare", "hamlet", "dinosaur", "animals", "contact", "contacts",
];

/** Even with "appointment" or "book" beside them, these are never the clinic's. */
export const FIRM_OTHER_DOMAIN: ReadonlySet<string> = new Set([
  "flight", "flights", "airline", "airlines", "airport", "plane", "hotel", "hotels", "motel", "hostel", "airbnb", "resort", "bus", "buses", "train", "trains", "taxi", "cab", "cabs", "uber", "lyft", "rental", "suv", "sedan", "car", "cars", "vehicle", "tire", "tires", "oil", "mechanic", "brakes", "engine", "apartment", "apartments", "condo", "house", "mortgage", "restaurant", "restaurants", "pizza", "burger", "sushi", "recipe", "recipes", "bank", "savings", "credit", "loan", "paycheck", "stock", "stocks", "bitcoin", "movie", "movies", "film", "song", "songs", "music", "playlist", "album", "podcast", "radio", "concert", "ticket", "tickets", "weather", "alarm", "alarms", "timer", "reminder", "reminders", "email", "emails", "vacuum", "lights", "grocery", "groceries", "pto", "museum", "attractions", "attraction", "theater", "theatre", "dog", "cat", "pet", "game", "bathrooms", "bedroom", "bedrooms",
]);

/** Ways of asking for what other trades offer, where single words would not tell. */
export const FOREIGN_CUE: Cue<"foreign"> = {
  name: "foreign",
  weight: 0.9,
  lines: [
    "@findverb|get|show|recommend|looking|look|need|want|like|see ~6 event|events|activity|activities|concert|game|games|movie|movies|show|shows",
    "interesting|fun|cool|exciting ~2 thing|things|event|events|place|places|activity|activities|to|for",
    "something|things|anything|stuff|somewhere|place|places|fun ~2 to do|eat|stay|visit|watch|drink|go|see",
    "place|places to eat|stay|visit|live|rent",
    "table|tables for|at|near|available|open",
    "book|reserve|get|need|want|make ~3 table|room|rooms|suite",
    "room|rooms for|in|at|with|from",
    "reservation|reservations ~2 at|in|for !my|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|#",
    "seats|seat|tickets|ticket ~2 for|on|to|at",
    "watch ~3 movie|film|show|tv|something",
    "vacation request|requests|days|time|balance|day",
    "request|requesting|requests|put ~4 vacation|pto|leave",
    "wake|remind|text|email me",
    "shopping|grocery|todo list",
    "my ~1 list",
    "how ~2 say ~4 in",
    "my ~3 account|balance|payment|statement",
    "account ~3 blocked|balance|number|frozen",
    "what ~3 mean|means|definition|capital",
    "how many ~3 in a",
    "set|create|make ~2 alarm|alarms|timer|reminder",
    "check|what|how ~3 balance",
    "one way|round trip",
    "premium|economy|business class|economy",
    "events ~2 in|around|near|at|going",
    "take me to",
    "play|turn|pause|skip|volume ~3",
    "call ~3 mom|dad|uber|cab|taxi|him|her",
    "send|reply|respond ~4 message|email|text|to",
    "on my list",
  ],
};
