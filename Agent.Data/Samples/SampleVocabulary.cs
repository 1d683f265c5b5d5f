namespace Agent.Data.Samples;

/// <summary>The words of the sample workbook. Every person, plant and company is made up.</summary>
internal static class SampleVocabulary
{
    public static readonly string[] Sites = ["Northfield", "Harbour Works", "Eastgate", "Millbrook", "Stonebridge"];

    public static readonly string[] Departments =
    [
        "Maintenance",
        "Production",
        "Logistics",
        "Warehouse",
        "Laboratory",
        "Utilities",
        "Engineering",
        "Packaging",
        "Quality",
        "Administration",
        "Projects",
        "Security",
    ];

    public static readonly string[] Areas =
    [
        "Tank Farm",
        "Loading Bay",
        "Boiler House",
        "Reactor Hall",
        "Workshop",
        "Control Room",
        "Packing Line 1",
        "Packing Line 2",
        "Jetty",
        "Substation",
        "Office Block",
        "Yard",
    ];

    public static readonly string[] Types =
    [
        "Near Miss",
        "First Aid",
        "Medical Treatment",
        "Lost Time Injury",
        "Property Damage",
        "Environmental Release",
        "Fire",
        "Fatality",
    ];

    public static readonly double[] TypeWeights = [40, 22, 10, 6, 12, 7, 2.7, 0.3];

    // One category written several ways, as different people type it.
    public static readonly string[][] Categories =
    [
        ["Slip, Trip and Fall", "Slip/Trip/Fall", "Slips, trips & falls"],
        ["Caught In Between"],
        ["Struck By Object", "Struck-by object"],
        ["Manual Handling", "Manual handling ", "MANUAL HANDLING"],
        ["Chemical Exposure"],
        ["Electrical"],
        ["Working at Height", "Work at Height"],
        ["Vehicle and Forklift"],
        ["Hot Surface or Liquid"],
        ["Loss of Containment"],
    ];

    public static readonly string[] BodyParts = ["Hand", "Finger", "Back", "Foot", "Knee", "Head", "Eye", "Shoulder", "Arm", "Ankle"];

    public static readonly string[] Natures = ["Laceration", "Bruise", "Sprain", "Burn", "Fracture", "Irritation", "Foreign Body", "Crush"];

    public static readonly string[] RootCauses =
    [
        "Inadequate Procedure",
        "Lack of Training",
        "Equipment Failure",
        "Poor Housekeeping",
        "Inattention",
        "Inadequate Supervision",
        "Design Deficiency",
        "Poor Communication",
        "Time Pressure",
    ];

    public static readonly string[] Factors =
    [
        "Poor Lighting",
        "Wet Floor",
        "Noise",
        "Fatigue",
        "Missing Guard",
        "Congested Area",
        "Worn Tool",
        "No Permit",
    ];

    public static readonly string[] Ppe = ["Helmet", "Gloves", "Safety Glasses", "Safety Shoes", "Hearing Protection", "Harness"];

    public static readonly string[] Activities =
    [
        "Line break",
        "Lifting",
        "Cleaning",
        "Sampling",
        "Driving forklift",
        "Welding",
        "Inspection round",
        "Changing filter",
        "Loading truck",
        "Walking",
    ];

    public static readonly string[] Equipment =
    [
        "Pump",
        "Valve",
        "Conveyor",
        "Forklift",
        "Ladder",
        "Hand Tool",
        "Hose",
        "Compressor",
        "Mixer",
        "Scaffold",
    ];

    public static readonly string[] Materials =
    [
        "Sodium Hydroxide",
        "Diesel",
        "Hydraulic Oil",
        "Ammonia Solution",
        "Sulphuric Acid",
        "Cooling Water",
    ];

    public static readonly string[] Weather = ["Dry", "Rain", "Wind", "Frost", "Heat"];

    public static readonly string[] Jobs =
    [
        "Operator",
        "Technician",
        "Electrician",
        "Fitter",
        "Driver",
        "Laboratory Analyst",
        "Cleaner",
        "Supervisor",
        "Engineer",
        "Trainee",
    ];

    public static readonly string[] Severities = ["Low", "Medium", "High", "Critical"];

    public static readonly string[] ActionTypes =
    [
        "Training",
        "Engineering Control",
        "Procedure Update",
        "Housekeeping",
        "Replacement",
        "Inspection",
        "Toolbox Talk",
    ];

    public static readonly string[] Standards =
    [
        "ISO 45001",
        "ISO 14001",
        "Site Rules",
        "Permit to Work",
        "Contractor Management",
        "Process Safety",
    ];

    public static readonly string[] FirstNames =
    [
        "Alva",
        "Benno",
        "Carina",
        "Dario",
        "Elin",
        "Fabio",
        "Greta",
        "Hanno",
        "Ilka",
        "Jorun",
        "Kaya",
        "Lennox",
        "Mirela",
        "Nuno",
        "Oda",
        "Piet",
        "Quirin",
        "Runa",
        "Silvan",
        "Tilda",
    ];

    public static readonly string[] LastNames =
    [
        "Abendroth",
        "Brackwater",
        "Casterly",
        "Dunmoor",
        "Eichelberg",
        "Fernhollow",
        "Grauwinkel",
        "Hollinmere",
        "Isenbrook",
        "Juniperus",
        "Kaltenfels",
        "Lindquarry",
        "Marlowick",
        "Nettlefold",
        "Osterwyn",
        "Pellbridge",
        "Quandermill",
        "Rothfield",
        "Sandhurstle",
        "Thornwick",
    ];
}
